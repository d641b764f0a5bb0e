package org.lumenark.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Real samples: below LUMENARK_SHARED, else below {@code shared} beside the checkout. */
public final class SharedSamples {

  private SharedSamples() {}

  /**
   * Skips the test where the folder is absent.
   *
   * @param name of a folder, such as {@code metadata/idr}
   */
  public static Path folder(String name) {
    Optional<Path> found = find(Path.of("data").resolve(name));
    Assumptions.assumeTrue(found.isPresent(), "no shared samples (set LUMENARK_SHARED)");
    return found.orElseThrow();
  }

  private static Optional<Path> find(Path folder) {
    String told = System.getProperty("LUMENARK_SHARED", System.getenv("LUMENARK_SHARED"));
    if (told != null) {
      return Optional.of(Path.of(told).resolve(folder)).filter(Files::isDirectory);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared").resolve(folder);
      if (Files.isDirectory(found)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
