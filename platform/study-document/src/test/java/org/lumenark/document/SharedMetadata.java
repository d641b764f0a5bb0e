package org.lumenark.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The folder of real metadata: LUMENARK_SHARED, else {@code shared} beside the checkout. */
public final class SharedMetadata {

  private SharedMetadata() {}

  /** Skips the test, with one line that says so, where the samples are absent. */
  public static Path folder() throws IOException {
    Optional<Path> found = find();
    if (found.isEmpty()) {
      System.err.println("SKIPPED: no shared samples (set LUMENARK_SHARED)");
    }
    Assumptions.assumeTrue(found.isPresent(), "no shared samples (set LUMENARK_SHARED)");
    return found.orElseThrow().toRealPath();
  }

  private static Optional<Path> find() {
    String told = System.getProperty("LUMENARK_SHARED", System.getenv("LUMENARK_SHARED"));
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = told == null ? at.resolve("shared") : Path.of(told);
      if (Files.isDirectory(shared.resolve("data/metadata"))) {
        return Optional.of(shared.resolve("data/metadata"));
      }
    }
    return Optional.empty();
  }
}
