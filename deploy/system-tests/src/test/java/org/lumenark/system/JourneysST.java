package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * What each kind of user comes for, from the first page to the end, as {@code docs/journeys.md}
 * tells it. Every way is gone by links and buttons; addresses are typed only where people have them
 * from elsewhere.
 */
class JourneysST extends PagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final double LONG_MILLIS = 240_000;
  private static final String IMAGE = "xyc_8bit__dapi_tublin.tif";

  /** In the titles of this run, so that its studies are found alone; letters only. */
  private final String word =
      UUID.randomUUID().toString().replaceAll("[^a-f]", "").concat("ghk").toLowerCase(Locale.ROOT);

  @Test
  void aDepositorLeavesWithAnAccessionToCite() throws IOException {
    String title = "Microtubules of journeys " + word;
    try (Visitor depositor = chromium.visitor(system.url(), Look.LIGHT)) {
      depositor.open("/");
      depositor.signIn("depositor2");
      depositor.link("Begin a deposit").click();
      depositor.field("Title").fill(title);
      depositor.page().getByText("Files first").first().click();
      depositor.button("Go on to the files").click();
      depositor.page().locator("input[webkitdirectory]").setInputFiles(images("imagej-tiff"));
      depositor
          .page()
          .getByText("All files are in the archive")
          .waitFor(new Locator.WaitForOptions().setTimeout(LONG_MILLIS));
      depositor.link("Go on to the description").click();
      assertThat(depositor.field("Title").first()).hasValue(title);
      depositor.link("Go on to the last step").click();
      assertThat(depositor.page().getByText("The study can be submitted")).isVisible();
      depositor.button("Submit the study").click();
      String accession = depositor.page().locator(".accession").textContent();
      assertThat(accession).matches("S-LMK[1-9][0-9]*");
      depositor.link("See the study").click();
      Locator cite = part(depositor, "Cite");
      assertThat(cite).isVisible(patiently());
      assertThat(cite).containsText(system.url() + "/studies/" + accession);
      assertThat(depositor.page().locator(".gallery-item img")).hasCount(5, inTime());
      depositor.hasNoComplaints();
    }
  }

  @Test
  void aCuratorFindsWhatIsMissingAndHearsOfIt() throws IOException, InterruptedException {
    String accession = deposit("Unexplained cells");
    try (Visitor curator = chromium.visitor(system.url(), Look.LIGHT);
        Visitor owner = chromium.visitor(system.url(), Look.LIGHT)) {
      curator.open("/");
      curator.signIn("curator");
      curator.link("Curation").click();
      inTheQueue(curator, "Unexplained cells " + word).click();
      assertThat(curator.page()).hasURL(Pattern.compile(".*/curation/" + accession + "$"));
      curator.field("To the depositor").fill("Which stain is it?");
      curator.button("Return with this question").click();
      assertThat(curator.page().locator(".study-marks")).containsText("Returned with a question");

      owner.open("/");
      owner.signIn("depositor");
      owner.link("My studies").first().click();
      owner
          .page()
          .locator(".card")
          .filter(new Locator.FilterOptions().setHasText(accession))
          .getByText("Read and answer")
          .click();
      owner.field("Your answer to the curator").fill("Tubulin, by antibody.");
      owner.button("Answer").click();
      assertThat(owner.page().getByText("Waits for a curator")).isVisible();

      curator.page().reload();
      assertThat(curator.page().getByText("Tubulin, by antibody.")).isVisible();
      curator.button("Accept").click();
      assertThat(curator.page().locator(".study-marks")).containsText("Accepted by a curator");
      curator.hasNoComplaints();
      owner.hasNoComplaints();
    }
  }

  @Test
  void aReaderGoesFromAWordToASpotAndSendsItToAColleague()
      throws IOException, InterruptedException {
    deposit("Spindles to be looked at");
    try (Visitor reader = chromium.visitor(system.url(), Look.LIGHT);
        Visitor colleague = chromium.visitor(system.url(), Look.PHONE)) {
      reader.open("/");
      Page page = reader.page();
      page.getByRole(AriaRole.COMBOBOX).fill("spindle looked " + word);
      page.keyboard().press("Enter");
      reader.link("Spindles to be looked at " + word).click();
      page.locator(".gallery-link")
          .filter(new Locator.FilterOptions().setHasText(IMAGE))
          .click(new Locator.ClickOptions().setTimeout(LONG_MILLIS));
      settled(reader);
      page.locator(".stage").focus();
      page.keyboard().press("Shift+Digit2");
      page.keyboard().press("+");
      page.keyboard().press("ArrowLeft");
      assertThat(page).hasURL(Pattern.compile(".*zoom=.*"));
      settled(reader);

      colleague.page().navigate(page.url());
      settled(colleague);
      assertThat(colleague.heading(IMAGE)).isVisible();
      assertThat(colleague.page().locator(".scale-bar")).containsText("µm");

      reader.link("Spindles to be looked at " + word).first().click();
      Download entry = page.waitForDownload(reader.link("BibTeX")::click);
      assertThat(Files.readString(entry.path())).contains("Spindles to be looked at " + word);
      reader.hasNoComplaints();
      colleague.hasNoComplaints();
    }
  }

  @Test
  void aDataScientistFreezesAListAndDownloadsWhatItNames()
      throws IOException, InterruptedException {
    String accession = deposit("Training data");
    try (Visitor scientist = chromium.visitor(system.url(), Look.LIGHT)) {
      Page page = scientist.page();
      scientist.open("/search?in=files&q=accession:" + accession);
      scientist.signIn("depositor2");
      scientist.button("Save as manifest").click();
      scientist.field("Title").fill("Training data, first selection");
      scientist.button("Freeze the list").click();
      assertThat(scientist.heading("Training data, first selection")).isVisible();

      Download croissant = page.waitForDownload(scientist.link("Croissant")::click);
      JsonNode described = JSON.readTree(croissant.path().toFile());
      assertThat(described.path("conformsTo").asText()).contains("croissant");
      Download all = page.waitForDownload(scientist.link("All files as ZIP")::click);
      try (ZipFile zip = new ZipFile(all.path().toFile())) {
        assertThat(zip.stream().map(entry -> entry.getName()))
            .hasSize(Folders.files(images("imagej-tiff")).size())
            .anyMatch(name -> name.endsWith("/" + IMAGE));
      }
      scientist.hasNoComplaints();
    }
  }

  @Test
  void aPartnerFollowsWhatIsPublishedAndWithdrawn() throws IOException, InterruptedException {
    String accession = deposit("News for partners");
    try (Visitor partner = chromium.visitor(system.url(), Look.LIGHT)) {
      Page page = partner.page();
      partner.open("/");
      partner.link("Interface for programs").click();
      page.getByLabel("Narrow the list").fill("get /api/v1/changes");
      Locator operation = page.locator(".operation");
      assertThat(operation).hasCount(1);
      operation.locator("summary").click();
      String command = operation.locator(".copyable pre").innerText();
      assertThat(events(command, accession)).contains("org.lumenark.public.study-published.v1");

      partner.link("Exchanging with partners").click();
      assertThat(partner.heading("By OAI-PMH")).isVisible();
      APIResponse record =
          page.request()
              .get(
                  system.url()
                      + "/oai2d?verb=GetRecord&metadataPrefix=oai_dc&identifier="
                      + identifier(page, accession));
      assertThat(record.text()).contains("News for partners " + word);

      depositor.run("withdraw", accession, "--reason", "Deposited twice").expect(0);
      isToldAsWithdrawn(command, accession);
      partner.hasNoComplaints();
    }
  }

  @Test
  void anOperatorReadsHowAndRebuildsTheIndexWhileReadersSearch()
      throws IOException, InterruptedException {
    deposit("Found before and after");
    Lumenark operator = system.user(work.resolve("operator"), "admin");
    try (Visitor reader = chromium.visitor(system.url(), Look.LIGHT)) {
      reader.open("/guides/operator");
      Locator told = reader.page().locator("pre").filter(text("lumenark reindex"));
      assertThat(told).hasCount(1);
      JsonNode rebuilt = operator.run(LONG, "reindex", "--json").expect(0).json();
      assertThat(rebuilt.path("studies").asLong()).isPositive();
      reader.open("/search?q=" + word);
      assertThat(reader.link("Found before and after " + word)).isVisible();
      JsonNode status = operator.run("status", "--json").expect(0).json();
      assertThat(status.path("url").asText()).isEqualTo(system.url());
      reader.hasNoComplaints();
    }
  }

  private static String identifier(Page page, String accession) {
    String listed =
        page.request()
            .get(
                page.url().replaceFirst("(https?://[^/]+).*", "$1")
                    + "/oai2d?verb=ListIdentifiers&metadataPrefix=oai_dc")
            .text();
    return Pattern.compile("<identifier>([^<]*" + accession + ")</identifier>")
        .matcher(listed)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** Types of the events about a study; the page's own command is asked first. */
  private static List<String> events(String command, String accession)
      throws IOException, InterruptedException {
    JsonNode page = run(command);
    List<String> types = new ArrayList<>();
    while (!page.path("items").isEmpty()) {
      page.path("items")
          .valueStream()
          .filter(event -> event.path("subject").asText().equals(accession))
          .map(event -> event.path("type").asText())
          .forEach(types::add);
      String next = page.path("next").asText();
      page = run(command.replaceFirst("/changes[^'\" ]*", "/changes?since=" + next));
    }
    return types;
  }

  private static JsonNode run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", command.replaceFirst("^curl", "curl -sSf")).start();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(command).isZero();
    return JSON.readTree(out);
  }

  private static void isToldAsWithdrawn(String command, String accession) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> events(command, accession).contains("org.lumenark.public.study-withdrawn.v1"));
  }

  /** What waits longest comes first: others may be before it. */
  private static Locator inTheQueue(Visitor curator, String title) {
    Locator study = curator.link(title);
    Locator more = curator.button("Show more");
    Locator shown = curator.page().locator(".hit");
    assertThat(shown.first()).isVisible();
    for (int before = shown.count(); study.count() == 0; before = shown.count()) {
      more.click();
      assertThat(shown).not().hasCount(before);
    }
    return study;
  }

  private static Locator part(Visitor visitor, String heading) {
    return visitor
        .page()
        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static LocatorAssertions.IsVisibleOptions patiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS);
  }

  private static LocatorAssertions.HasCountOptions inTime() {
    return new LocatorAssertions.HasCountOptions().setTimeout(LONG_MILLIS);
  }

  private static void settled(Visitor visitor) {
    assertThat(visitor.page().locator(".stage-canvas[data-settled=true]")).isVisible(patiently());
  }

  private String deposit(String title) throws IOException, InterruptedException {
    Path folder = images("imagej-tiff");
    return depositor
        .run(
            LONG,
            "deposit",
            folder.toString(),
            "--title",
            title + " " + word,
            "--release",
            "now",
            "--wait",
            "--json")
        .expect(0)
        .json()
        .path("accession")
        .asText();
  }
}
