package org.lumenark.ontology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder of real ontologies: system property or environment LUMENARK_SHARED, else {@code
 * shared} beside the checkout.
 */
final class SharedOntologies {

  private static final String FOLDER = "data/metadata/ontologies";

  private SharedOntologies() {}

  /** Skips the test, with one line that says so, where the folder is absent. */
  static Path file(String name) {
    Optional<Path> folder = folder();
    Assumptions.assumeTrue(folder.isPresent(), "no shared samples (set LUMENARK_SHARED)");
    return folder.orElseThrow().resolve(name);
  }

  private static Optional<Path> folder() {
    String told = System.getProperty("LUMENARK_SHARED", System.getenv("LUMENARK_SHARED"));
    if (told != null) {
      return Optional.of(Path.of(told).resolve(FOLDER)).filter(Files::isDirectory);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared").resolve(FOLDER);
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }
}
