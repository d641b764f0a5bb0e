package org.lumenark.standalone.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    long offset = copyFrom(log, 0);
    while (follow && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      offset = copyFrom(log, offset);
    }
    return 0;
  }

  /** A file that is shorter than before is a new one: the log was rotated. */
  private static long copyFrom(Path log, long offset) throws IOException {
    if (!Files.exists(log)) {
      return 0;
    }
    long start = Files.size(log) < offset ? 0 : offset;
    OutputStream out = System.out;
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(start);
      long copied = in.transferTo(out);
      out.flush();
      return start + copied;
    }
  }
}
