package org.lumenark.imaging.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the small files that tests make as seeds for the fuzzer, below the folder that the system
 * property {@code lumenark.fuzz.seeds} names, one folder for each ending; see {@code
 * src/test/fuzz/seeds}.
 */
final class FuzzSeeds {

  private static final Optional<Path> FOLDER =
      Optional.ofNullable(System.getProperty("lumenark.fuzz.seeds")).map(Path::of);

  private static final int MOST_BYTES = 64 << 10;

  /** Of each ending: tests that change a file byte by byte make thousands. */
  private static final int MOST_FILES = 40;

  private static final Map<String, Integer> KEPT = new ConcurrentHashMap<>();

  private FuzzSeeds() {}

  static void keep(String path, byte[] content) {
    if (FOLDER.isEmpty() || content.length > MOST_BYTES) {
      return;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (KEPT.merge(ending, 1, Integer::sum) > MOST_FILES) {
      return;
    }
    Path folder = FOLDER.get().resolve("x." + ending);
    try {
      Files.createDirectories(folder);
      Files.write(
          folder.resolve(Integer.toHexString(Arrays.hashCode(content)) + "." + ending), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
