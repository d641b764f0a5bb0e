package org.lumenark.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base of the system tests: a running archive, a user of it, the shared images. */
abstract class SystemTest {

  @TempDir Path work;

  SystemUnderTest system;
  Lumenark depositor;

  @BeforeEach
  final void meetTheSystem() throws IOException, InterruptedException {
    system = SystemUnderTest.running();
    depositor = system.user(work.resolve("depositor"), "depositor");
  }

  /** Someone who is not logged in. */
  final Lumenark stranger() {
    return system.user(work.resolve("stranger"));
  }

  /** A folder of the shared images; the test is skipped, visibly, where they are absent. */
  final Path images(String name) {
    Optional<Path> data = Checkout.sharedData();
    assumeTrue(data.isPresent(), "the shared data is absent");
    return data.orElseThrow().resolve("images").resolve(name);
  }
}
