package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages as people meet them, in a real browser against the whole archive. */
class PagesST extends PagesTest {

  private static final double LONG_MILLIS = 240_000;

  @Test
  void aStrangerReadsSearchesAndIsToldWhatIsNotThere() throws IOException {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/");
      assertThat(visitor.heading("Bioimages, kept and open")).isVisible();
      assertThat(visitor.heading("Newest studies")).isVisible();
      visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
      visitor.show("home");

      visitor.page().getByRole(AriaRole.COMBOBOX).fill("title:(unclosed");
      visitor.page().keyboard().press("Enter");
      assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
      visitor.show("search-not-understood");

      visitor.open("/search?q=" + UUID.randomUUID());
      assertThat(visitor.heading("Nothing matches")).isVisible();
      visitor.show("search-nothing");

      visitor.open("/studies/S-LMK999999");
      assertThat(visitor.heading("There is nothing here")).isVisible();
      visitor.show("not-found");

      visitor.open("/my-studies");
      assertThat(visitor.heading("Sign in to see this page")).isVisible();
      visitor.show("sign-in-first");
      visitor.hasNoComplaints();
    }
  }

  @Test
  void aFolderIsDepositedDescribedReleasedAndFound() throws IOException {
    String title = "Chromosomes of dividing cells, " + UUID.randomUUID().toString().substring(0, 8);
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/deposit");
      visitor.signIn("depositor");
      assertThat(visitor.heading("New deposit")).isVisible();
      visitor.field("Title").fill(title);
      visitor.show("deposit-prepare");
      visitor.button("Go on to the files").click();

      assertThat(visitor.heading("Files")).isVisible();
      visitor.show("deposit-upload-empty");
      Path folder = images("imagej-tiff");
      visitor.page().locator("input[webkitdirectory]").setInputFiles(folder);
      Locator complete = visitor.page().getByText("All files are in the archive");
      complete.waitFor(new Locator.WaitForOptions().setTimeout(LONG_MILLIS));
      visitor.show("deposit-upload");

      visitor.link("Finalise").click();
      assertThat(visitor.heading("Finalise")).isVisible();
      assertThat(visitor.link("Take me there")).hasCount(4);
      assertThat(visitor.button("Submit the study")).isDisabled();
      visitor.show("deposit-finalise-incomplete");
      visitor.link("Take me there").first().click();
      assertThat(visitor.field("Description")).isFocused();
      describe(visitor);
      visitor.show("deposit-describe");

      visitor.link("Go on to the last step").click();
      assertThat(visitor.page().getByText("The study can be submitted")).isVisible();
      visitor.show("deposit-finalise");
      visitor.button("Submit the study").click();
      Locator accession = visitor.page().locator(".accession");
      assertThat(accession).hasText(Pattern.compile("S-LMK[1-9][0-9]*"));
      String number = accession.textContent();
      visitor.show("deposit-done");

      visitor.link("My studies").first().click();
      Locator card =
          visitor.page().locator(".card").filter(new Locator.FilterOptions().setHasText(number));
      assertThat(card.getByText("Public"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
      visitor.show("my-studies");

      card.getByRole(AriaRole.LINK).first().click();
      assertThat(visitor.heading(title)).isVisible();
      assertThat(visitor.page().locator(".gallery-item img"))
          .hasCount(5, new LocatorAssertions.HasCountOptions().setTimeout(LONG_MILLIS));
      assertThat(visitor.heading("Files (" + Folders.files(folder).size() + ")")).isVisible();
      visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
      visitor.show("study");
      visitor.hasNoComplaints();
    }
    find(title);
  }

  private static void describe(Visitor visitor) {
    Page page = visitor.page();
    visitor.field("Description").fill("Stacks of dividing cells, one file a channel set.");
    visitor.field("Keywords").fill("mitosis, chromosomes");
    page.getByText("CC0 1.0").click();
    visitor.button("Add an author").click();
    visitor.field("Name").fill("A. Depositor");
    visitor.field("Organisation").fill("Example Institute of Cell Biology");
    assertThat(page.locator(".title-row .badge")).hasText("Saved");
  }

  private void find(String title) throws IOException {
    try (Visitor stranger = chromium.visitor(system.url(), Look.LIGHT)) {
      Locator hit = stranger.link(title);
      for (int tries = 0; tries < 30 && hit.count() == 0; tries++) {
        stranger.open("/search?q=" + title.substring(title.length() - 8));
        stranger.page().waitForTimeout(1_000);
      }
      assertThat(hit).isVisible();
      stranger.open("/search");
      assertThat(stranger.page().locator(".hit").first()).isVisible();
      stranger.show("search");
      stranger
          .page()
          .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Images"))
          .click();
      assertThat(stranger.page().locator(".gallery-item").first()).isVisible();
      stranger.page().waitForLoadState(LoadState.NETWORKIDLE);
      stranger.show("search-images");
      stranger.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Files")).click();
      assertThat(stranger.page().locator(".hit").first()).isVisible();
      stranger.page().waitForLoadState(LoadState.NETWORKIDLE);
      stranger.show("search-files");
      chooseASuggestion(stranger);
      stranger.hasNoComplaints();
    }
  }

  /** By the keyboard alone; Enter without a choice asks for what was typed. */
  private static void chooseASuggestion(Visitor stranger) {
    Page page = stranger.page();
    Pattern typed = Pattern.compile("chromos", Pattern.CASE_INSENSITIVE);
    stranger.open("/");
    page.getByRole(AriaRole.COMBOBOX).pressSequentially("chromos");
    Locator first = page.getByRole(AriaRole.OPTION).first();
    assertThat(first).hasText(typed);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator(".chip")).hasText(typed);
    assertThat(page.locator(".hit").first()).isVisible();

    page.getByRole(AriaRole.COMBOBOX).fill("chromosomes dividing");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/search\\?q=chromosomes\\+dividing"));
  }

  @Test
  void aSessionHasNoTokenThatScriptsCanReadAndEndsEverywhere() {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/search?q=cells");
      visitor.signIn("depositor");
      assertThat(visitor.page().url()).isEqualTo(system.url() + "/search?q=cells");
      List<Cookie> session =
          visitor.context().cookies(system.url()).stream()
              .filter(cookie -> cookie.name.startsWith("q_session"))
              .toList();
      assertThat(session)
          .isNotEmpty()
          .allSatisfy(cookie -> {
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite.name()).isEqualTo("LAX");
            assertThat(cookie.value).doesNotContain("eyJhbGciOiJSUzI1NiI");
          });
      assertThat(
              visitor.page().evaluate("document.cookie + JSON.stringify(localStorage)").toString())
          .doesNotContain("eyJ");
      APIResponse known = visitor.context().request().get("/api/v1/session");
      assertThat(known.text()).contains("\"signedIn\":true", "depositor").doesNotContain("eyJ");

      visitor.button("Account of Demo Depositor").click();
      visitor
          .page()
          .getByRole(AriaRole.MENUITEM)
          .filter(new Locator.FilterOptions().setHasText("Sign out"))
          .click();
      assertThat(visitor.link("Sign in").first()).isVisible();
      visitor.open("/sign-in?return=/my-studies");
      assertThat(visitor.page().locator("#password")).isVisible();
    }
  }

  @Test
  void aWriteWithTheCookieCountsOnlyWhenOurOwnPagesSentIt() {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/");
      visitor.signIn("depositor");
      String origin = system.url();
      assertThat(create(visitor, origin, "X-Lumenark-Page")).isEqualTo(201);
      assertThat(create(visitor, "https://elsewhere.example", "X-Lumenark-Page")).isEqualTo(403);
      assertThat(create(visitor, "null", "X-Lumenark-Page")).isEqualTo(403);
      assertThat(create(visitor, origin, "X-Other")).isEqualTo(403);
      APIResponse upload =
          visitor
              .context()
              .request()
              .post(
                  "/api/v1/uploads",
                  RequestOptions.create()
                      .setHeader("Tus-Resumable", "1.0.0")
                      .setHeader("Upload-Length", "1")
                      .setHeader("Origin", origin));
      assertThat(upload.status()).isEqualTo(403);
      assertThat(upload.text()).contains("session.cross-site");
    }
  }

  private static int create(Visitor visitor, String origin, String header) {
    return visitor
        .context()
        .request()
        .post(
            "/api/v1/drafts",
            RequestOptions.create()
                .setHeader("Origin", origin)
                .setHeader(header, "1")
                .setHeader("Content-Type", "application/json")
                .setData(
                    "{\"metadata\":{\"template\":\"minimal\",\"title\":\"Written by a page\"}}"))
        .status();
  }

  @Test
  void pagesComeWithAStrictPolicyAndInterfacesStayJson() {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      APIResponse page = get(visitor, "/my-studies", "text/html");
      assertThat(page.headers().get("content-security-policy"))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe-inline", "'unsafe-eval'");
      assertThat(page.headers()).containsEntry("x-content-type-options", "nosniff");
      assertThat(get(visitor, "/nowhere", "text/html").status()).isEqualTo(404);
      assertThat(get(visitor, "/nowhere", "text/html").text()).contains("<div id=\"root\">");
      for (String path : List.of("/api/v1/nowhere", "/assets/nothing.js", "/files/S-LMK999999/a")) {
        APIResponse absent = get(visitor, path, "text/html");
        assertThat(absent.status()).as(path).isEqualTo(404);
        assertThat(absent.headers().get("content-type")).isEqualTo("application/problem+json");
      }
      assertThat(get(visitor, "/", "application/json").text()).contains("\"contract\"");
      String script =
          Pattern.compile("/assets/[^\"]+\\.js")
              .matcher(page.text())
              .results()
              .findFirst()
              .orElseThrow()
              .group();
      assertThat(get(visitor, script, "*/*").headers().get("cache-control")).contains("immutable");
    }
  }

  private static APIResponse get(Visitor visitor, String path, String accept) {
    return visitor
        .context()
        .request()
        .get(path, RequestOptions.create().setHeader("Accept", accept));
  }

  @Test
  void whatWasSentBeforeTheBrowserWasClosedIsNotSentAgain() throws IOException {
    Path folder = Files.createDirectories(work.resolve("plate 1/größe"));
    for (int file = 0; file < 5_000; file++) {
      Files.writeString(folder.resolve("well " + file + ".txt"), "measured " + file);
    }
    String address;
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/deposit");
      visitor.signIn("depositor2");
      visitor.field("Title").fill("Five thousand wells");
      visitor.page().getByText("Files first").click();
      visitor.button("Go on to the files").click();
      drop(visitor, folder.getParent());
      assertThat(visitor.page().locator(".progress-text")).containsText("of 5,000 files");
      assertThat(visitor.page().locator(".transfer-row").count()).isBetween(1, 100);
      awaitAllSent(visitor);
      address = visitor.page().url().substring(system.url().length());
    }
    try (Visitor again = chromium.visitor(system.url(), Look.LIGHT)) {
      again.open(address);
      again.signIn("depositor2");
      Files.writeString(folder.resolve("well 5000.txt"), "measured later");
      send(again, folder.getParent());
      assertThat(again.page().getByText("5,000 files were there already.")).isVisible();
      assertThat(again.page().locator(".stored-total")).containsText("5,001 files");
      again.hasNoComplaints();
    }
  }

  private static void send(Visitor visitor, Path folder) {
    visitor.page().locator("input[webkitdirectory]").setInputFiles(folder);
    awaitAllSent(visitor);
  }

  /** As the browser itself takes a folder from outside, which no script of a page can do. */
  private static void drop(Visitor visitor, Path folder) {
    BoundingBox place = visitor.page().locator(".drop").boundingBox();
    JsonArray files = new JsonArray();
    files.add(folder.toString());
    JsonObject data = new JsonObject();
    data.add("items", new JsonArray());
    data.add("files", files);
    data.addProperty("dragOperationsMask", 1);
    CDPSession browser = visitor.context().newCDPSession(visitor.page());
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      JsonObject event = new JsonObject();
      event.addProperty("type", type);
      event.addProperty("x", place.x + place.width / 2);
      event.addProperty("y", place.y + 20);
      event.add("data", data);
      browser.send("Input.dispatchDragEvent", event);
    }
  }

  private static void awaitAllSent(Visitor visitor) {
    visitor
        .page()
        .getByText("All files are in the archive")
        .waitFor(new Locator.WaitForOptions().setTimeout(LONG_MILLIS));
  }
}
