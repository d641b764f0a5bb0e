package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the people of a deposit, its reviewers and its curators do with it in a browser. */
class OwnPagesST extends PagesTest {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final double LONG_MILLIS = 120_000;
  private static final String AUTHOR = "Ada Unmistakable";

  @Test
  void aStudyIsSharedByItsOwnerAndItsHistoryTells() throws IOException, InterruptedException {
    String accession = deposit("Cells that are shared");
    try (Visitor owner = chromium.visitor(system.url(), Look.LIGHT)) {
      owner.open("/my-studies/" + accession);
      owner.signIn("depositor");
      assertThat(owner.heading("Collaborators")).isVisible();
      owner.field("E-mail or ORCID iD").fill("0000-0002-1825-0098");
      owner.button("Invite").click();
      assertThat(owner.page().getByText("all 16 digits")).isVisible();
      owner.field("E-mail or ORCID iD").fill("depositor2@example.org");
      owner.button("Invite").click();
      Locator person =
          owner
              .page()
              .locator(".row")
              .filter(new Locator.FilterOptions().setHasText("depositor2@"));
      assertThat(person.getByText("Invited")).isVisible();
      assertThat(owner.page().locator(".history")).containsText("depositor2@example.org (view)");
      choose(owner, person, "may edit and submit");
      assertThat(owner.page().locator(".history")).containsText("depositor2@example.org (submit)");
      owner.page().waitForLoadState(LoadState.NETWORKIDLE);
      owner.page().evaluate("scrollTo(0, 0)");
      owner.show("my-study");

      Download receipt = owner.page().waitForDownload(owner.button("Download the receipt")::click);
      assertThat(receipt.suggestedFilename()).isEqualTo(accession + ".jws");
      assertThat(Files.readString(receipt.path())).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\s*");
      owner.hasNoComplaints();
    }
    try (Visitor colleague = chromium.visitor(system.url(), Look.LIGHT)) {
      colleague.open("/my-studies/" + accession);
      colleague.signIn("depositor2");
      assertThat(colleague.heading("Cells that are shared")).isVisible();
      assertThat(colleague.heading("Release")).isVisible();
      assertThat(colleague.heading("Reviewer links")).hasCount(0);
      assertThat(colleague.heading("Withdraw")).hasCount(0);
      assertThat(colleague.button("Invite")).hasCount(0);
      colleague.open("/curation");
      assertThat(colleague.heading("There is nothing here")).isVisible();
      colleague.hasNoComplaints();
    }
  }

  private static void choose(Visitor visitor, Locator row, String option) {
    row.locator(".select").click();
    visitor.page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option)).click();
  }

  @Test
  void aReviewerReadsTheStudyWithoutItsPeopleUntilTheLinkIsRevoked()
      throws IOException, InterruptedException {
    String accession = deposit("Cells under review");
    try (Visitor owner = chromium.visitor(system.url(), Look.LIGHT);
        Visitor reviewer = chromium.visitor(system.url(), Look.LIGHT)) {
      owner.open("/my-studies/" + accession);
      owner.signIn("depositor");
      owner.field("For whom").fill("Journal of Cells");
      owner.button("Make a link").click();
      Locator secret = owner.field("Reviewer link");
      assertThat(secret).isFocused();
      String link = secret.inputValue();
      owner.show("my-study-link");
      owner.button("I have kept it").click();
      assertThat(secret).hasCount(0);

      List<String> asked = new CopyOnWriteArrayList<>();
      List<String> referrers = new CopyOnWriteArrayList<>();
      reviewer
          .page()
          .onRequest(request -> {
            asked.add(request.url());
            referrers.add(request.headers().getOrDefault("referer", ""));
          });
      reviewer.page().navigate(link);
      assertThat(reviewer.heading("Cells under review")).isVisible();
      assertThat(reviewer.page().locator(".gallery-item img"))
          .hasCount(5, new LocatorAssertions.HasCountOptions().setTimeout(LONG_MILLIS));
      assertThat(reviewer.page().locator(".file-rows .file-row").first()).isVisible();
      assertThat(reviewer.page().locator(".file-row a")).hasCount(0);
      reviewer.page().waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(reviewer.page().content()).doesNotContain(AUTHOR, "depositor");
      assertThat(reviewer.link("Sign in")).hasCount(0);
      assertThat(reviewer.context().cookies()).isEmpty();
      assertThat(reviewer.page().evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
          .asString()
          .doesNotContain("lmkr_");
      assertThat(referrers).containsOnly("");
      String door = link.substring(0, link.indexOf("/api/"));
      assertThat(asked)
          .allMatch(url -> url.startsWith(system.url()) || url.startsWith("data:"))
          .filteredOn(url -> url.contains("/api/v1/studies/") || url.contains("/thumbnail"))
          .isNotEmpty()
          .allMatch(url -> url.startsWith(door));
      reviewer.show("review");

      APIResponse program = reviewer.context().request().get(link);
      assertThat(program.headers().get("content-type")).startsWith("application/json");
      APIResponse page = get(reviewer, link);
      assertThat(page.headers())
          .containsEntry("cache-control", "no-store")
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry("x-robots-tag", "noindex, nofollow");
      assertThat(page.text()).doesNotContain("Cells under review", "lmkr_");

      owner.button("Revoke Journal of Cells").click();
      owner.button("Revoke the link").click();
      assertThat(owner.page().getByText("There is no link at the moment.")).isVisible();
      Locator ended = reviewer.heading("This link opens nothing");
      for (int tries = 0; tries < 30 && ended.count() == 0; tries++) {
        reviewer.page().reload();
        reviewer.page().waitForTimeout(1_000);
      }
      assertThat(ended).isVisible();
      reviewer.show("review-ended");
      reviewer.open("/t/lmkr_cut-off-by-a-mail-program/api/v1/stu");
      assertThat(ended).isVisible();
      assertThat(get(reviewer, link.replace("/studies/", "/drafts/")).status()).isEqualTo(404);
      reviewer.hasNoComplaints();
      owner.hasNoComplaints();
    }
  }

  private static APIResponse get(Visitor visitor, String address) {
    return visitor
        .context()
        .request()
        .get(address, RequestOptions.create().setHeader("Accept", "text/html"));
  }

  @Test
  void aCuratorAsksTheDepositorAnswersAndTheCuratorAccepts()
      throws IOException, InterruptedException {
    String accession = deposit("Cells of an unknown line");
    try (Visitor curator = chromium.visitor(system.url(), Look.LIGHT);
        Visitor owner = chromium.visitor(system.url(), Look.LIGHT)) {
      curator.open("/");
      curator.signIn("curator");
      curator.link("Curation").click();
      assertThat(curator.heading("Curation")).isVisible();
      curator.show("curation-queue");
      curator.open("/curation/" + accession);
      assertThat(curator.button("Return with this question")).isDisabled();
      curator.field("To the depositor").fill("Which cell line is it?");
      curator.button("Return with this question").click();
      assertThat(curator.page().locator(".study-marks")).containsText("Returned with a question");
      assertThat(curator.page().locator(".comment")).containsText("Which cell line is it?");
      curator.show("curation");

      owner.open("/my-studies");
      owner.signIn("depositor");
      Locator card =
          owner.page().locator(".card").filter(new Locator.FilterOptions().setHasText(accession));
      assertThat(card.getByText("Returned with a question")).isVisible();
      owner.show("my-studies-returned");
      card.getByText("Read and answer").click();
      assertThat(owner.page().getByText("Which cell line is it?")).isVisible();
      owner.field("Your answer to the curator").fill("HeLa Kyoto, passage 12.");
      owner.button("Answer").click();
      assertThat(owner.page().getByText("Waits for a curator")).isVisible();

      curator.page().reload();
      assertThat(curator.page().getByText("HeLa Kyoto, passage 12.")).isVisible();
      curator.button("Accept").click();
      assertThat(curator.page().locator(".study-marks")).containsText("Accepted by a curator");
      curator.open("/curation?state=accepted");
      assertThat(curator.page().locator(".hit").first()).isVisible();
      curator.hasNoComplaints();
      owner.hasNoComplaints();
    }
  }

  @Test
  void aStudyGetsItsNextVersionAndCuratorsSeeWhatItChanged()
      throws IOException, InterruptedException {
    String accession = deposit("Cells that were miscounted");
    try (Visitor owner = chromium.visitor(system.url(), Look.LIGHT);
        Visitor curator = chromium.visitor(system.url(), Look.LIGHT)) {
      owner.open("/my-studies/" + accession);
      owner.signIn("depositor");
      owner.button("Prepare version 2").click();
      assertThat(owner.page().locator(".stored-total")).containsText("5 files");
      owner.link("Go on to the description").click();
      owner.field("Title").first().fill("Cells that were counted again");
      assertThat(owner.page().locator(".title-row .badge")).hasText("Saved");
      owner.link("Finalise").click();
      assertThat(owner.heading("What version 2 changes")).isVisible();
      assertThat(owner.page().locator(".changes del")).hasText("Cells that were miscounted");
      assertThat(owner.page().locator(".changes ins")).hasText("Cells that were counted again");
      assertThat(owner.page().getByText("They are the same.")).isVisible();
      owner.show("version-finalise");
      owner.button("Submit version 2").click();
      assertThat(owner.page().getByText("This is version 2 of")).isVisible();
      assertThat(owner.page().locator(".accession")).hasText(accession);

      curator.open("/curation/" + accession);
      curator.signIn("curator");
      assertThat(curator.heading("What version 2 changed")).isVisible();
      assertThat(curator.page().locator(".changes ins")).hasText("Cells that were counted again");
      assertThat(curator.page().getByText("1 of 2 terms are of an ontology.")).isVisible();
      curator.show("curation-version");

      owner.open("/studies/" + accession);
      owner
          .page()
          .locator(".version-switch .select")
          .click(new Locator.ClickOptions().setTimeout(LONG_MILLIS));
      owner
          .page()
          .getByRole(
              AriaRole.OPTION,
              new Page.GetByRoleOptions().setName(Pattern.compile("^1, submitted")))
          .click();
      assertThat(owner.heading("Cells that were miscounted")).isVisible();
      assertThat(owner.page()).hasURL(system.url() + "/studies/" + accession + ".v1");
      assertThat(owner.page().getByText("There is a newer version of this study")).isVisible();
      assertThat(owner.page().locator(".gallery-item img")).hasCount(5);
      assertThat(owner.page().locator(".file-rows .file-row").first()).isVisible();
      owner.show("study-version");
      owner.hasNoComplaints();
      curator.hasNoComplaints();
    }
  }

  @Test
  void aDraftGetsATokenIsDeletedAndComesBack() throws IOException {
    String title = "A draft, " + UUID.randomUUID();
    try (Visitor owner = chromium.visitor(system.url(), Look.LIGHT)) {
      owner.open("/deposit");
      owner.signIn("depositor");
      owner.field("Title").fill(title);
      owner.page().getByText("Files first").click();
      owner.button("Go on to the files").click();
      assertThat(owner.heading("Files")).isVisible();
      owner.open("/my-studies");
      card(owner, title).getByText("Manage").click();
      assertThat(owner.heading(title)).isVisible();
      owner.field("For what").fill("Microscope 3");
      owner.button("Make a token").click();
      String token = owner.field("Upload token").inputValue();
      assertThat(token).startsWith("lmku_");
      owner.show("my-draft", owner.field("Upload token"));
      String draft = owner.page().url().replaceAll(".*/", "");
      APIResponse listed =
          owner
              .context()
              .request()
              .get(
                  "/api/v1/drafts/" + draft + "/files",
                  RequestOptions.create().setHeader("Authorization", "Bearer " + token));
      assertThat(listed.status()).isEqualTo(200);
      owner.button("Revoke Microscope 3").click();
      owner.button("Revoke the token").click();
      assertThat(owner.page().getByText("There is no token at the moment.")).isVisible();
      assertThat(owner.field("Upload token")).hasCount(0);

      owner.button("Delete the draft").click();
      owner.page().getByRole(AriaRole.ALERTDIALOG).getByText("Delete the draft").last().click();
      assertThat(owner.heading("My studies")).isVisible();
      assertThat(card(owner, title)).hasCount(0);
      owner.page().locator(".deleted summary").click();
      owner.show("my-studies-deleted", owner.button("Restore " + title));
      owner.button("Restore " + title).click();
      assertThat(card(owner, title)).isVisible();
      owner.hasNoComplaints();
    }
  }

  private static Locator card(Visitor visitor, String text) {
    return visitor.page().locator(".card").filter(new Locator.FilterOptions().setHasText(text));
  }

  private String deposit(String title) throws IOException, InterruptedException {
    Path metadata = work.resolve(UUID.randomUUID() + ".json");
    Files.writeString(
        metadata,
        """
        {"title": "%s", "description": "Stacks of dividing cells.", "authors": [{"name": "%s"}],
         "organisms": [{"id": "NCBITaxon:9606", "label": "Homo sapiens", "ontology": "NCBITaxon"}],
         "biosamples": [{"title": "HeLa cells", "organism": "Homo sapiens"}]}
        """
            .formatted(title, AUTHOR));
    return depositor
        .run(
            LONG,
            "deposit",
            images("imagej-tiff").toString(),
            "--metadata",
            metadata.toString(),
            "--json")
        .expect(0)
        .json()
        .path("accession")
        .asText();
  }
}
