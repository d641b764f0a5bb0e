package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The launcher script as people call it, in a process of its own.
 *
 * @param environment on top of that of this process
 */
record Lumenark(Map<String, String> environment) {

  private static final Duration USUAL = Duration.ofMinutes(3);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What one command did. */
  record Run(List<String> command, int exit, String out, String err) {

    Run expect(int code) {
      assertThat(exit).as("%s%n%s%n%s", command, out, err).isEqualTo(code);
      return this;
    }

    /** The one object on standard output; nothing else may be there. */
    JsonNode json() throws IOException {
      assertThat(out.strip().lines().count()).as(out).isEqualTo(1);
      return MAPPER.readTree(out);
    }
  }

  Run run(String... arguments) throws IOException, InterruptedException {
    return run(USUAL, arguments);
  }

  Run run(Duration limit, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Checkout.root().resolve("lumenark").toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("lumenark", ".out");
    Path err = Files.createTempFile("lumenark", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(Checkout.root().toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        throw new AssertionError(command + " took longer than " + limit + ": " + read(err));
      }
      return new Run(command, process.exitValue(), read(out), read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
