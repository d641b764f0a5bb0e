package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the archive says of itself: how it grew and is used, what it promises, how programs ask. */
class PortalPagesST extends PagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String GOOGLE =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

  /** Sums over all studies are at most a minute old. */
  private static final Duration KEPT = Duration.ofSeconds(90);

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theFirstPageShowsHowMuchThereIsAndHowItGrew() throws IOException, InterruptedException {
    deposit("Cells for the growth of the archive");
    await().atMost(KEPT).until(() -> json("/api/v1/statistics").path("images").asInt() > 0);
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/");
      Page page = visitor.page();
      assertThat(page.locator(".growth-curve svg")).hasCount(3);
      assertThat(page.locator(".counts")).containsText(Pattern.compile("stud(y|ies)"));
      assertThat(page.locator(".counts")).containsText("of files");
      page.getByText("Growth as a table").click();
      assertThat(page.locator(".growth-table tbody tr").first()).isVisible();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      visitor.show("home-growth", page.locator(".growth"));
      visitor.hasNoComplaints();
    }
  }

  @Test
  void aStudySaysHowOftenItWasUsedByPeopleAndNotByRobots()
      throws IOException, InterruptedException {
    JsonNode study = deposit("Cells that are looked at");
    String accession = study.path("accession").asText();
    String read = "/api/v1/studies/" + accession;
    String usage = read + "/usage";
    String file = json(read + "/files?limit=1").path("items").path(0).path("href").asText();
    for (String agent : List.of(FIREFOX, GOOGLE)) {
      for (String path : List.of(read, read, read + ".bib", file, file)) {
        assertThat(get(path, agent).statusCode()).as(path).isEqualTo(200);
      }
    }

    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> {
          JsonNode counted = json(usage);
          assertThat(ofPeople(counted, "investigations")).isEqualTo(3);
          assertThat(ofPeople(counted, "uniqueInvestigations")).isEqualTo(1);
          assertThat(ofPeople(counted, "requests")).isEqualTo(1);
        });
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/studies/" + accession);
      Locator used =
          visitor
              .page()
              .getByRole(
                  AriaRole.REGION, new Page.GetByRoleOptions().setName("Used").setExact(true));
      assertThat(used).containsText("1 download");
      assertThat(used).containsText("Nobody’s address is kept");
      visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
      visitor.show("study-used", used);
      used.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("How it is counted"))
          .click();
      assertThat(visitor.heading("How use is counted")).isInViewport();
      visitor.hasNoComplaints();
    }
  }

  @Test
  void thePolicyIsReadFromEveryPage() throws IOException {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/search");
      visitor.link("What is kept, and how long").click();
      assertThat(visitor.heading("What is kept, and how long")).isVisible();
      for (String part :
          List.of("Identifiers", "Versions", "Fixity", "Withdrawal", "If the archive ends")) {
        assertThat(visitor.heading(part)).isVisible();
      }
      visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
      visitor.show("policy");
      visitor.hasNoComplaints();
    }
  }

  @Test
  void everyOperationOfTheContractIsShownAndItsExampleRuns()
      throws IOException, InterruptedException {
    deposit("Cells that examples name");
    int operations = operations();
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      Page page = visitor.page();
      visitor.open("/");
      visitor.link("Interface for programs").click();
      assertThat(page.locator(".operation")).hasCount(operations);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      visitor.show("api");

      page.getByLabel("Narrow the list").fill("get");
      List<String> commands = commands(page);
      assertThat(commands).hasSizeGreaterThan(40);
      List<String> failed = new ArrayList<>();
      for (String command : commands) {
        run(command, failed);
      }
      assertThat(failed).isEmpty();

      page.getByLabel("Narrow the list").fill("archive.zip studies");
      assertThat(page.locator(".operation")).hasCount(1);
      assertThat(page.locator(".operation .copyable")).isVisible();
      visitor.show("api-operation", page.locator(".operation"));

      page.getByLabel("Narrow the list").fill("nothing has these words");
      assertThat(visitor.heading("No operation has these words")).isVisible();
      visitor.open("/api#submitDraft");
      assertThat(page.locator("#submitDraft .copyable")).isVisible();
      visitor.hasNoComplaints();
    }
  }

  @Test
  void guidesAreReadInTheBrowserWithCommandsForThisArchive() throws IOException {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/api");
      visitor.link("Finding, viewing and downloading").click();
      assertThat(visitor.heading("Using images and data")).isVisible();
      assertThat(visitor.page().locator("pre").first()).containsText(system.url());
      visitor.show("guide");
      for (String guide : List.of("depositor", "curator", "partner", "operator")) {
        visitor.open("/guides/" + guide);
        assertThat(visitor.page().locator("h1")).isVisible();
      }
      visitor.open("/guides/nothing");
      assertThat(visitor.heading("There is nothing here")).isVisible();
      visitor.hasNoComplaints();
    }
  }

  private JsonNode deposit(String title) throws IOException, InterruptedException {
    return depositor
        .run(
            LONG,
            "deposit",
            images("imagej-tiff").toString(),
            "--title",
            title,
            "--release",
            "now",
            "--wait",
            "--json")
        .expect(0)
        .json();
  }

  /** Without preflights, which browsers ask by themselves. */
  private int operations() throws IOException, InterruptedException {
    int count = 0;
    for (JsonNode path : json("/api/openapi.json").path("paths")) {
      for (String method : List.of("get", "post", "put", "patch", "delete", "head")) {
        count += path.has(method) ? 1 : 0;
      }
    }
    return count;
  }

  /** Examples of reading that are complete and need nobody to be signed in. */
  private static List<String> commands(Page page) {
    List<String> commands = new ArrayList<>();
    for (Locator operation : page.locator(".operation").all()) {
      if (operation.getAttribute("open") == null) {
        operation.locator("summary").click();
      }
      operation.locator(".copyable").waitFor();
      String text = operation.innerText();
      String command = operation.locator(".copyable pre").innerText();
      boolean reads = !command.contains("-X ") && !command.contains("-I ");
      if (reads && !text.contains("Replace ") && !text.contains("Needs a token.")) {
        commands.add(command);
      }
    }
    return commands;
  }

  private static void run(String command, List<String> failed)
      throws IOException, InterruptedException {
    String quiet = command.replaceFirst("^curl", "curl -sSf -o /dev/null").replace("-OJ ", "");
    Process process = new ProcessBuilder("bash", "-c", quiet).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      failed.add(command + ": " + said);
    }
  }

  private static int ofPeople(JsonNode usage, String counted) {
    return usage.path(counted).asInt() - usage.path("machine").path(counted).asInt();
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path, "Java").body());
  }

  private HttpResponse<String> get(String path, String agent)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(system.url()).resolve(path))
            .header("User-Agent", agent)
            .build(),
        BodyHandlers.ofString());
  }
}
