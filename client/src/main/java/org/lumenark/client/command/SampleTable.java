package org.lumenark.client.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The samples that a {@code MANIFEST.tsv} lists (columns file, format, dims among others), each
 * once: an OME-Zarr by its root, plates and sequences by their folder.
 */
final class SampleTable {

  private static final List<String> SETS = List.of("hcs", "sequence");

  private SampleTable() {}

  /**
   * One sample.
   *
   * @param path of the file or folder, relative to the manifest
   * @param told its format and sizes as the manifest has them
   */
  record Sample(String path, String told) {

    /** Whether it is there to fail. */
    boolean malformed() {
      return path.startsWith("malformed/");
    }
  }

  static List<Sample> read(Path folder) throws IOException {
    Path manifest = folder.resolve("MANIFEST.tsv");
    if (!Files.isRegularFile(manifest)) {
      throw new NoSuchFileException(manifest.toString());
    }
    List<String> lines = Files.readAllLines(manifest);
    List<String> columns = lines.isEmpty() ? List.of() : List.of(lines.getFirst().split("\t", -1));
    Map<String, Sample> samples = new LinkedHashMap<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] values = line.split("\t", -1);
      String path = sample(value(values, columns.indexOf("file")));
      String told =
          value(values, columns.indexOf("format")) + "; " + value(values, columns.indexOf("dims"));
      if (!path.isEmpty() && Files.exists(folder.resolve(path))) {
        samples.putIfAbsent(path, new Sample(path, told.replaceFirst("; $", "")));
      }
    }
    return List.copyOf(samples.values());
  }

  private static String sample(String file) {
    String[] parts = file.split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      boolean set = i == 1 && SETS.contains(parts[0]);
      if (set || parts[i].endsWith(".zarr")) {
        return String.join("/", List.of(parts).subList(0, i + 1));
      }
    }
    return file;
  }

  private static String value(String[] values, int column) {
    return column >= 0 && column < values.length ? values[column].strip() : "";
  }
}
