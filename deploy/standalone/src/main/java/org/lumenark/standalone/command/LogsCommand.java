package org.lumenark.standalone.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.lumenark.standalone.StandaloneStack;
import org.lumenark.standalone.component.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lumenark logs NAME [-f]}. */
@Command(name = "logs", description = "Print the log of one service or component.")
public final class LogsCommand extends StackCommand {
  private static final Duration LOOK_EVERY = Duration.ofMillis(300);

  @Parameters(paramLabel = "NAME", description = "as 'status' names it")
  private String name = "";

  @Option(
      names = {"-f", "--follow"},
      description = "go on until interrupted")
  private boolean follow;

  @Override
  int run(StandaloneStack stack) throws Exception {
    Path log = stack.log(name);
    if (!Files.exists(log) && !follow) {
      throw new StackException(
          StackException.Kind.INPUT,
          "stack.no-log",
          name + " has no log yet; it has not been started from " + stack.home().path());
    }
    if (json()) {
      printObject(log);
    } else {
      copy(log, System.out);
    }
    return 0;
  }

  private void printObject(Path log) throws IOException {
    if (follow) {
      throw new StackException(
          StackException.Kind.USAGE, "usage", "--json gives one object and cannot be followed");
    }
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    print(Map.of("name", name, "file", log.toString(), "lines", text.lines().toList()));
  }

  /** A reader that has gone ({@code logs NAME -f | head}) ends the command with the next line. */
  private void copy(Path log, PrintStream out) throws IOException {
    try (LogFollower follower = new LogFollower(log)) {
      follower.copyTo(out);
      while (follow && !out.checkError() && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
        follower.copyTo(out);
      }
    }
  }
}
