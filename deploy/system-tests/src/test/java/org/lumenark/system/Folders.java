package org.lumenark.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders as a whole. */
final class Folders {

  private Folders() {}

  static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** A folder with all that is below it; its files are read-only where those were. */
  static void copy(Path from, Path to) throws IOException {
    for (Map.Entry<String, Path> file : files(from).entrySet()) {
      Path copied = to.resolve(file.getKey());
      Files.createDirectories(copied.getParent());
      Files.copy(file.getValue(), copied, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Every file by its path below the folder. */
  static TreeMap<String, Path> files(Path folder) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> below = Files.walk(folder)) {
      below
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString(), file));
    }
    return files;
  }
}
