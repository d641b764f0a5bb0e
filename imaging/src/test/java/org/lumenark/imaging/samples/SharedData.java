package org.lumenark.imaging.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder of real samples: system property or environment LUMENARK_SHARED, else {@code shared}
 * beside the checkout.
 */
public final class SharedData {

  private SharedData() {}

  /** Skips the test, with one line that says so, where the samples are absent. */
  public static Path images() {
    Optional<Path> found = find();
    if (found.isEmpty()) {
      System.err.println("SKIPPED: no shared samples (set LUMENARK_SHARED)");
    }
    Assumptions.assumeTrue(found.isPresent(), "no shared samples (set LUMENARK_SHARED)");
    return found.orElseThrow().resolve("data").resolve("images");
  }

  private static Optional<Path> find() {
    String told = System.getProperty("LUMENARK_SHARED", System.getenv("LUMENARK_SHARED"));
    if (told != null) {
      return Optional.of(Path.of(told))
          .filter(path -> Files.isDirectory(path.resolve("data/images")));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolve("shared");
      if (Files.isDirectory(shared.resolve("data/images"))) {
        return Optional.of(shared);
      }
    }
    return Optional.empty();
  }
}
