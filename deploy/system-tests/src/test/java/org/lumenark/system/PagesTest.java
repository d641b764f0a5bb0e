package org.lumenark.system;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Pages of the running archive, seen with one real browser. */
abstract class PagesTest extends SystemTest {

  static Chromium chromium;

  @BeforeAll
  static void startTheBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stopTheBrowser() {
    chromium.close();
  }
}
