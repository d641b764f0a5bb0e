package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a study: where it leads to, and what it says of its files. */
class StudyPageST extends PagesTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void aStudyLeadsToWhatItNamesElsewhereAndAsksNobodyByItself()
      throws IOException, InterruptedException {
    String accession = deposit();
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      List<String> asked = new ArrayList<>();
      visitor.page().onRequest(request -> asked.add(request.url()));
      visitor.open("/studies/" + accession);

      leads(visitor, "A. Depositor", "https://orcid.org/0000-0002-1825-0097");
      leads(visitor, "European Bioinformatics Institute", "https://ror.org/02catss52");
      leads(visitor, "NCBITaxon:9606", "http://purl.obolibrary.org/obo/NCBITaxon_9606");
      leads(visitor, "10.1000/cells.1", "https://doi.org/10.1000/cells.1");
      Locator links = region(visitor, "Links");
      assertThat(links.getByRole(AriaRole.LINK)).hasCount(2);
      leads(visitor, "Volumes of the same cells", "https://www.ebi.ac.uk/empiar/EMPIAR-10310/");
      assertThat(links).containsText("javascript:alert(1)");
      visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
      visitor.show("study-links", links);

      assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(system.url()));
      visitor.hasNoComplaints();
    }
  }

  @Test
  void aStudySaysThatItsFilesWereComparedWithTheirDigests()
      throws IOException, InterruptedException {
    String accession = deposit();
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/studies/" + accession);
      visitor.link("Digests verified").click();
      Locator integrity = region(visitor, "Integrity");
      assertThat(integrity).isInViewport();
      assertThat(integrity).containsText("there was no difference");
      assertThat(integrity).containsText(Pattern.compile("sha256:[0-9a-f]{64}"));
      visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
      visitor.show("study-integrity", integrity);
      visitor.hasNoComplaints();
    }
  }

  private static void leads(Visitor visitor, String name, String address) {
    Locator link = visitor.link(name + " (other site)");
    assertThat(link).hasAttribute("href", address);
    assertThat(link).hasAttribute("rel", "noopener noreferrer");
  }

  private static Locator region(Visitor visitor, String name) {
    return visitor
        .page()
        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private String deposit() throws IOException, InterruptedException {
    Path metadata = work.resolve("study.json");
    Files.writeString(
        metadata,
        """
        {"title": "Cells with relations", "description": "Dividing cells.",
         "authors": [{"name": "A. Depositor", "orcid": "0000-0002-1825-0097",
           "organisation": {"name": "European Bioinformatics Institute", "ror": "https://ror.org/02catss52"}}],
         "organisms": [{"id": "NCBITaxon:9606", "label": "Homo sapiens", "ontology": "NCBITaxon"}],
         "publications": [{"title": "Cells at work", "doi": "10.1000/cells.1"}],
         "links": [
           {"url": "EMPIAR-10310", "type": "EMPIAR", "description": "Volumes of the same cells"},
           {"url": "https://code.example.org/cells", "description": "Code"},
           {"url": "javascript:alert(1)", "description": "Odd"}]}
        """);
    return depositor
        .run(
            LONG,
            "deposit",
            images("imagej-tiff").toString(),
            "--metadata",
            metadata.toString(),
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
