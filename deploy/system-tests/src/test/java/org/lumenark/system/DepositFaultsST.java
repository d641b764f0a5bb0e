package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What depositors meet when files were the wrong ones, or the way to the archive fails. */
class DepositFaultsST extends PagesTest {

  private static final double LONG_MILLIS = 240_000;
  private static final int LARGE_BYTES = 12_000_000;
  private static final long FILM_BYTES = 150_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UPLOADS = "**/api/v1/uploads/**";
  private static final String BATCHES = "**/files/batch";

  @Test
  void filesInTheArchiveAreListedReplacedAndRemoved() throws IOException {
    Path folder = plate();
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      begin(visitor, "Files that were the wrong ones");
      choose(visitor, folder);
      awaitAllSent(visitor);
      assertThat(visitor.heading("Files in the archive (31)")).isVisible();
      visitor.show("deposit-files-in-archive", visitor.heading("Files in the archive"));

      Files.writeString(folder.resolve("well 3.txt"), "measured once more");
      choose(visitor, folder);
      Locator refused = visitor.page().locator(".transfer-row").first();
      assertThat(refused).containsText("The draft has another file under this path.");
      visitor.show("deposit-upload-failed", visitor.page().locator(".transfer"));
      refused.getByRole(AriaRole.BUTTON).click();
      awaitAllSent(visitor);

      visitor.page().getByText("Remove many files").click();
      visitor.field("Files whose whole path is like").fill("plate/well 1*");
      visitor.button("Show which").click();
      assertThat(visitor.heading("11 files would go")).isVisible();
      visitor.show("deposit-removal-preview", visitor.heading("11 files would go"));
      visitor.button("Remove 11 files").click();
      visitor
          .page()
          .getByRole(AriaRole.ALERTDIALOG)
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove 11 files"))
          .click();
      assertThat(visitor.heading("Files in the archive (20)")).isVisible();

      visitor.button("Remove plate/large.tif").click();
      visitor.button("Remove the file").click();
      assertThat(visitor.heading("Files in the archive (19)")).isVisible();
      choose(visitor, folder);
      awaitAllSent(visitor);
      assertThat(visitor.heading("Files in the archive (31)")).isVisible();
      visitor.hasNoComplaints();
    }
  }

  @Test
  void aStalledTransferSaysSoWithItsCountAndGoesOnByItself() throws IOException {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      begin(visitor, "A transfer that stalls");
      AtomicInteger pieces = new AtomicInteger();
      visitor
          .page()
          .route(
              UPLOADS,
              route -> {
                // The first is neither sent nor refused, as on a line that went dead.
                if (!route.request().method().equals("PATCH") || pieces.getAndIncrement() > 0) {
                  route.resume();
                }
              });
      choose(visitor, plate());
      Locator head = visitor.page().locator(".transfer-head");
      assertThat(head).containsText("Stalled: no byte for");
      assertThat(head).containsText("30 of 31 files");
      assertThat(head).containsText(Pattern.compile("Stalled: no byte for [2-5][0-9] s"));
      assertThat(head).containsText("30 of 31 files");
      visitor.show("deposit-upload-stalled", head);
      awaitAllSent(visitor);
      assertThat(pieces.get()).isEqualTo(2);
      visitor.hasNoComplaints();
    }
  }

  @Test
  void anOutageEndsNothing() throws IOException {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      begin(visitor, "A transfer through outages");
      visitor
          .page()
          .route(BATCHES, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
      visitor.page().route("**/api/v1/uploads**", Route::abort);
      choose(visitor, plate());
      Locator head = visitor.page().locator(".transfer-head");
      assertThat(head).containsText("The archive cannot be reached. It goes on by itself");
      visitor.page().unroute(BATCHES);
      visitor.page().unroute("**/api/v1/uploads**");
      awaitAllSent(visitor);

      visitor.context().setOffline(true);
      choose(visitor, another());
      assertThat(head).containsText("The archive cannot be reached. It goes on by itself");
      visitor.context().setOffline(false);
      awaitAllSent(visitor);
    }
  }

  @Test
  void whoeverIsSignedOutSignsInAgainAndItGoesOn() throws IOException {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      begin(visitor, "A transfer without a session");
      List<Cookie> session = visitor.context().cookies();
      visitor.context().clearCookies();
      choose(visitor, another());
      Locator notice = visitor.page().getByText("Sign in again, then it goes on");
      assertThat(notice).isVisible();
      visitor.show("deposit-upload-signed-out", notice);
      visitor.context().addCookies(session);
      awaitAllSent(visitor);
    }
  }

  @Test
  void aPageThatIsClosedInTheMiddleOfAFileGoesOnWhereItWas() throws IOException {
    Path folder = Files.createDirectories(work.resolve("long film"));
    try (RandomAccessFile film = new RandomAccessFile(folder.resolve("film.tif").toFile(), "rw")) {
      film.setLength(FILM_BYTES);
    }
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      begin(visitor, "A film that takes two evenings");
      String address = visitor.page().url();
      String uploads = address.replaceFirst("/deposit/([^/]+)/.*", "/api/v1/drafts/$1/uploads");
      slow(visitor);
      choose(visitor, folder);
      await().atMost(Duration.ofMinutes(2)).until(() -> received(visitor, uploads) > LARGE_BYTES);
      visitor.page().close();

      Page again = visitor.context().newPage();
      List<Long> offsets = new CopyOnWriteArrayList<>();
      again.onRequest(request -> {
        if (request.method().equals("PATCH") && request.url().contains("/uploads/")) {
          offsets.add(Long.valueOf(request.headers().get("upload-offset")));
        }
      });
      again.navigate(address);
      assertThat(again.getByText("1 file has arrived in part")).isVisible();
      assertThat(again.locator(".interrupted")).containsText("film.tif");
      again.locator("input[webkitdirectory]").setInputFiles(folder);
      assertThat(again.getByText("All files are in the archive"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
      assertThat(again.locator(".stored-total")).containsText("1 file");
      assertThat(offsets).isNotEmpty();
      assertThat(offsets.getFirst()).as("nothing is sent twice").isGreaterThan(LARGE_BYTES);
    }
  }

  /** As a line of 20 MB/s. */
  private static void slow(Visitor visitor) {
    CDPSession browser = visitor.context().newCDPSession(visitor.page());
    browser.send("Network.enable");
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 1);
    line.addProperty("downloadThroughput", -1);
    line.addProperty("uploadThroughput", 20_000_000);
    browser.send("Network.emulateNetworkConditions", line);
  }

  private static long received(Visitor visitor, String uploads) throws IOException {
    return JSON.readTree(visitor.context().request().get(uploads).text())
        .at("/items/0/received")
        .asLong();
  }

  @Test
  void anUploadThatWasInterruptedCanBeGivenUp() throws IOException {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      begin(visitor, "An upload that nobody goes on with");
      visitor
          .page()
          .route(
              UPLOADS,
              route -> {
                if (!route.request().method().equals("PATCH")) {
                  route.resume();
                }
              });
      visitor.page().locator("input[webkitdirectory]").setInputFiles(plate());
      assertThat(visitor.page().locator(".transfer-head")).containsText("30 of 31 files");
      visitor.button("Pause").click();
      assertThat(visitor.heading("1 file has arrived in part")).isVisible();
      visitor.show("deposit-interrupted", visitor.heading("1 file has arrived in part"));
      visitor.button("Give up plate/large.tif").click();
      visitor.button("Give up the upload").click();
      assertThat(visitor.heading("1 file has arrived in part")).hasCount(0);
      visitor.page().unroute(UPLOADS);
      visitor.button("Go on").click();
      awaitAllSent(visitor);
      visitor.hasNoComplaints();
    }
  }

  private static void begin(Visitor visitor, String title) {
    visitor.open("/deposit");
    visitor.signIn("depositor");
    visitor.field("Title").fill(title);
    visitor.button("Go on to the files").click();
    assertThat(visitor.heading("Files").first()).isVisible();
  }

  /** 30 small files and one that goes alone. */
  private Path plate() throws IOException {
    Path folder = Files.createDirectories(work.resolve("plate"));
    for (int file = 1; file <= 30; file++) {
      Files.writeString(folder.resolve("well " + file + ".txt"), "measured " + file);
    }
    Files.write(folder.resolve("large.tif"), new byte[LARGE_BYTES]);
    return folder;
  }

  private Path another() throws IOException {
    Path folder = Files.createDirectories(work.resolve("another plate"));
    Files.writeString(folder.resolve("one.txt"), "one");
    Files.writeString(folder.resolve("two.txt"), "two");
    return folder;
  }

  private static void choose(Visitor visitor, Path folder) {
    visitor.page().locator("input[webkitdirectory]").setInputFiles(folder);
  }

  private static void awaitAllSent(Visitor visitor) {
    assertThat(visitor.page().getByText("All files are in the archive"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
  }
}
