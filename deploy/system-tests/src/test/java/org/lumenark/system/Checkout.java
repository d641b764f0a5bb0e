package org.lumenark.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where things are in the checkout that is tested. */
final class Checkout {

  private Checkout() {}

  /** The folder of the launcher script. */
  static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("lumenark"))) {
        return folder;
      }
    }
    throw new IllegalStateException("there is no launcher in a folder above");
  }

  /**
   * Tells the launcher that all is built: the Maven that runs the tests has packaged the services
   * and the client before, and the launcher must not start another one beside it.
   */
  static void isBuilt() throws IOException {
    Path stamp = root().resolve("target/built.stamp");
    Files.createDirectories(stamp.getParent());
    if (!Files.exists(stamp)) {
      Files.createFile(stamp);
    }
  }

  /** Real images and metadata for tests; empty where they are not present. */
  static Optional<Path> sharedData() {
    return Optional.of(shared().resolve("data")).filter(Files::isDirectory);
  }

  /** The folder of shared data and tools, which need not be there. */
  static Path shared() {
    String named = System.getenv("LUMENARK_SHARED");
    return (named == null ? root().resolve("../shared") : Path.of(named)).normalize();
  }
}
