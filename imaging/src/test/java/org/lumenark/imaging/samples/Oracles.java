package org.lumenark.imaging.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Readers of other people, beside the shared samples; installed when they are first asked for. */
public final class Oracles {

  private static final long MINUTES = 15;

  private Oracles() {}

  /** A Python that has them. Skips the test, with one line that says so, where they are absent. */
  public static String python() throws IOException, InterruptedException {
    return told("python ");
  }

  /** The real {@code bioformats_package.jar}; skips like {@link #python()}. */
  public static Path bioFormats() throws IOException, InterruptedException {
    return Path.of(told("bioformats "));
  }

  private static String told(String what) throws IOException, InterruptedException {
    Path setup = SharedData.images().resolve("../../tools/oracles/setup").normalize();
    if (!Files.isExecutable(setup)) {
      System.err.println("SKIPPED: no independent readers beside the shared samples");
    }
    assumeTrue(Files.isExecutable(setup), "no independent readers");
    return run(List.of(setup.toString()))
        .lines()
        .filter(line -> line.startsWith(what))
        .findFirst()
        .orElseThrow()
        .substring(what.length());
  }

  /** What a command that has to succeed says. */
  public static String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("oracle", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      process.destroyForcibly().waitFor();
      String said = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(ended).as("%s ended in time: %s", command, said).isTrue();
      assertThat(process.exitValue()).as("%s says: %s", command, said).isZero();
      return said;
    } finally {
      Files.delete(output);
    }
  }
}
