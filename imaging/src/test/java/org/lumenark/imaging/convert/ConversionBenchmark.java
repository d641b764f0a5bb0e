package org.lumenark.imaging.convert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.zarr.FolderSink;

/**
 * Measures conversion beside {@code cp} and {@code sha256sum} of the same file, in turns, from the
 * page cache: {@code FILE WORK_FOLDER REPEATS}. Prints one JSON object with MB/s of input: every
 * run and the medians.
 */
final class ConversionBenchmark {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ConversionBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]).toRealPath();
    Path work = Files.createDirectories(Path.of(arguments[1]));
    int repeats = Integer.parseInt(arguments[2]);
    double[] copies = new double[repeats];
    double[] digests = new double[repeats];
    double[] conversions = new double[repeats];
    double megabytes = Files.size(file) / 1e6;
    ObjectNode result = JSON.createObjectNode();
    result.put("file", file.getFileName().toString()).put("megabytes", megabytes);
    for (int i = 0; i < repeats; i++) {
      Path copy = work.resolve("copy");
      copies[i] = megabytes / seconds(List.of("cp", file.toString(), copy.toString()));
      Files.delete(copy);
      digests[i] = megabytes / seconds(List.of("sha256sum", file.toString()));
      Path output = work.resolve("output-" + i);
      ConversionReport report =
          ImageConverter.installed()
              .convert(
                  file.toString(),
                  new LocalFileSet(file.getParent()),
                  List.of(file.getFileName().toString()),
                  new FolderSink(output),
                  ConversionOptions.defaults(),
                  ConversionProgress.NONE);
      conversions[i] = megabytes / report.seconds();
      result.put("ratio", megabytes * 1e6 / report.bytesWritten());
      result.put("peakMemory", report.peakMemory());
      seconds(List.of("rm", "-r", output.toString()));
    }
    runs(result, "cp", copies);
    runs(result, "sha256sum", digests);
    runs(result, "convert", conversions);
    System.out.println(JSON.writeValueAsString(result));
  }

  private static void runs(ObjectNode result, String name, double[] runs) {
    ObjectNode node = result.putObject(name);
    double[] sorted = runs.clone();
    Arrays.sort(sorted);
    node.put("median", sorted[sorted.length / 2]);
    Arrays.stream(runs).forEach(node.withArray("runs")::add);
  }

  private static double seconds(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " failed");
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
