package org.lumenark.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the command line takes to say its version: what every command takes at least. */
final class CommandStart {

  private CommandStart() {}

  static Figure measure(Path launcher, int repeats) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      long start = System.nanoTime();
      int code =
          new ProcessBuilder(launcher.toString(), "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException("--version ended with " + code);
      }
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    return new Figure("start of the command line", "s", seconds);
  }
}
