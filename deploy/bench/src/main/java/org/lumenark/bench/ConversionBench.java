package org.lumenark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine beside what bounds it: the same file converted, copied and hashed in turn, input in
 * the page cache, whole processes with their start-up, output not forced to disk.
 */
final class ConversionBench {

  private final Path scratch;
  private final Path launcher;

  ConversionBench(Path scratch, Path launcher) {
    this.scratch = scratch;
    this.launcher = launcher;
  }

  List<Figure> measure(long bytes, int repeats) throws IOException, InterruptedException {
    Path input = TextureFile.write(scratch.resolve("texture.tif"), bytes);
    Path output = scratch.resolve("texture.ome.zarr");
    Path copy = scratch.resolve("copy.tif");
    double megabytes = Files.size(input) / 1e6;
    List<Double> converted = new ArrayList<>();
    List<Double> copied = new ArrayList<>();
    List<Double> hashed = new ArrayList<>();
    List<Double> ratio = new ArrayList<>();
    run(List.of("sha256sum", input.toString()));
    for (int repeat = 0; repeat < repeats; repeat++) {
      converted.add(
          megabytes
              / run(
                  List.of(
                      launcher.toString(),
                      "convert",
                      input.toString(),
                      output.toString(),
                      "--json")));
      ratio.add(megabytes * 1e6 / size(output));
      run(List.of("rm", "-r", output.toString()));
      copied.add(megabytes / run(List.of("cp", input.toString(), copy.toString())));
      Files.delete(copy);
      hashed.add(megabytes / run(List.of("sha256sum", input.toString())));
    }
    Files.delete(input);
    return List.of(
        new Figure("convert to OME-Zarr, uint16 texture", "MB/s", converted),
        new Figure("cp of the same file", "MB/s", copied),
        new Figure("sha256sum of the same file", "MB/s", hashed),
        new Figure("input bytes to bytes of the OME-Zarr", "", ratio));
  }

  private static double run(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int code =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      double sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }
}
