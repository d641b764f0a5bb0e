package org.lumenark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The engine beside what bounds it: the same file converted, copied and hashed in turn, input in
 * the page cache, whole processes with their start-up, output not forced to disk.
 */
final class ConversionBench {

  private static final long SAMPLE_MILLIS = 100;

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

  /**
   * The most memory that the command has, with an input and with one ten times as large.
   *
   * @param bytes of the smaller one
   */
  List<Figure> scale(long bytes, int repeats) throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    for (int times : List.of(1, 10)) {
      Path input = TextureFile.write(scratch.resolve("texture" + times + ".tif"), times * bytes);
      Path output = scratch.resolve("texture" + times + ".ome.zarr");
      List<String> command =
          List.of(launcher.toString(), "convert", input.toString(), output.toString(), "--json");
      List<Double> peaks = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      for (int repeat = 0; repeat < repeats; repeat++) {
        long start = System.nanoTime();
        peaks.add(peak(command));
        rates.add(Files.size(input) / 1e6 / ((System.nanoTime() - start) / 1e9));
        run(List.of("rm", "-r", output.toString()));
      }
      Files.delete(input);
      String what = "convert " + times * bytes / 1_000_000 + " MB";
      figures.add(new Figure(what, "MB/s", rates));
      figures.add(new Figure(what + ", peak of resident memory", "MB", peaks));
    }
    return figures;
  }

  /** Megabytes that the command and those it starts have together at most, looked at often. */
  private static double peak(List<String> command) throws IOException, InterruptedException {
    Process process = begin(command);
    double most = 0;
    do {
      double now = 0;
      for (ProcessHandle one :
          Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
        now += residentIfThere(one.pid());
      }
      most = Math.max(most, now);
    } while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
    expectSuccess(command, process.exitValue());
    return most;
  }

  private static double residentIfThere(long process) {
    try {
      return ResidentMemory.megabytes(process);
    } catch (IOException gone) {
      return 0;
    }
  }

  private static double run(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    expectSuccess(command, begin(command).waitFor());
    return (System.nanoTime() - start) / 1e9;
  }

  private static Process begin(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void expectSuccess(List<String> command, int code) {
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code);
    }
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
