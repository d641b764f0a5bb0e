package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A person with a browser. What the browser itself complains about, such as breaches of the policy
 * for contents or failed scripts, is kept and must be nothing.
 */
final class Visitor implements AutoCloseable {

  private static final double PATIENCE_MILLIS = 60_000;
  private static final Path AXE =
      Checkout.root().resolve("access-gateway/src/main/webui/node_modules/axe-core/axe.min.js");

  private final String origin;
  private final Look look;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Visitor(String origin, Look look, BrowserContext context) {
    this.origin = origin;
    this.look = look;
    this.context = context;
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(failure -> complaints.add(failure));
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
        complaints.add(message.text());
      }
    });
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  void open(String path) {
    page.navigate(origin + path);
  }

  /** From the header of any page, by Keycloak's own form, back to that page. */
  void signIn(String account) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
        .first()
        .click();
    page.locator("#username").fill(account);
    page.locator("#password").fill(account);
    page.locator("#kc-login").click();
    page.waitForURL(url -> url.startsWith(origin));
    assertThat(page.locator(".account")).isVisible();
  }

  Locator heading(String text) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** For text. */
  Locator field(String name) {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  /**
   * Checks the page as it stands for accessibility and keeps its picture, as every look shows it.
   * The page stays as it is.
   */
  void show(String name) throws IOException {
    show(name, () -> {});
  }

  /** Shows it with this part of the page in view, however wide the page is. */
  void show(String name, Locator part) throws IOException {
    show(name, part::scrollIntoViewIfNeeded);
  }

  private void show(String name, Runnable beforeEach) throws IOException {
    assertThat(page.locator(".loading"))
        .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    assertThat(page.locator("h1")).isVisible();
    for (Look each : Look.values()) {
      page.setViewportSize(each.width(), each.height());
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(each.colours()));
      beforeEach.run();
      assertThat(violations()).as("%s, %s", name, each).isEmpty();
      assertThat(overflow()).as("%s, %s: wider than the screen", name, each).isLessThanOrEqualTo(0);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(pictures().resolve(name + "-" + each.suffix() + ".png")));
    }
    page.setViewportSize(look.width(), look.height());
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(look == Look.DARK ? ColorScheme.DARK : ColorScheme.LIGHT));
  }

  /** {@code docs/pictures} when they are to be renewed; else out of the way. */
  private static Path pictures() throws IOException {
    String given = System.getenv("LUMENARK_PICTURES");
    Path folder =
        given == null
            ? Checkout.root().resolve("deploy/system-tests/target/pictures")
            : Path.of(given);
    return Files.createDirectories(folder);
  }

  private List<?> violations() throws IOException {
    page.evaluate(Files.readString(AXE));
    return (List<?>)
        page.evaluate(
            """
            async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', \
            'wcag21aa', 'wcag22aa', 'best-practice']})).violations.map(found => found.id + ': ' + \
            found.nodes.map(node => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | '))
            """);
  }

  private int overflow() {
    return ((Number)
            page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  void hasNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
