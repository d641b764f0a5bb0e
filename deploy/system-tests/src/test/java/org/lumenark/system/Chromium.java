package org.lumenark.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of this machine, without a window. */
final class Chromium implements AutoCloseable {

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** A whole archive and a browser share what the machine has. */
  private static final double PATIENCE_MILLIS = 60_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * @throws IllegalStateException if there is none; {@code LUMENARK_CHROMIUM} may name one
   */
  static Chromium start() {
    Path executable = executable();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    return new Chromium(playwright, browser);
  }

  private static Path executable() {
    String given = System.getenv("LUMENARK_CHROMIUM");
    if (given != null) {
      return Path.of(given);
    }
    return PLACES.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "the tests of the pages need Chromium: install the package chromium, or set"
                    + " LUMENARK_CHROMIUM to its executable"));
  }

  /** A browser profile of its own: no cookies, nothing kept. */
  Visitor visitor(String origin, Look look) {
    return new Visitor(
        origin,
        look,
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setLocale("en-GB")
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.colours())));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
