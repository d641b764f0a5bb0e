package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The description of a deposit: what the template asks for, and what people have already. */
class DescribePagesST extends PagesTest {

  private static final String TITLE = "Own title of a study that is described";

  @Test
  void theFormFollowsTheTemplateAndLeadsToEachFault() throws IOException {
    try (Visitor visitor = begin("BioImage Archive")) {
      for (String section : new String[] {"Biosamples", "Study components", "Publications"}) {
        assertThat(visitor.heading(section)).isVisible();
      }
      visitor.button("Add an author").click();
      visitor.field("Name").fill("A. Author");
      visitor.field("ORCID iD").fill("0000-0002-1825-0098");
      visitor.field("E-mail").fill("a.author@example.org");
      assertThat(visitor.page().getByText("This is no ORCID iD")).isVisible();
      visitor.button("Add a biosample").click();
      input(visitor, "biosamples-0-biologicalEntity").fill("HeLa cells");
      assertThat(saved(visitor)).hasText("Saved");
      visitor.show("describe-bioimage");

      visitor.link("Finalise").click();
      Locator finding =
          visitor
              .page()
              .locator(".finding")
              .filter(new Locator.FilterOptions().setHasText("Biosamples 1: Organism"));
      assertThat(finding).hasCount(1);
      finding.getByText("Take me there").click();
      assertThat(input(visitor, "biosamples-0-organism")).isFocused();
      visitor.link("Finalise").click();
      visitor
          .page()
          .locator(".finding")
          .filter(new Locator.FilterOptions().setHasText("ORCID iD"))
          .getByText("Take me there")
          .click();
      assertThat(visitor.field("ORCID iD")).isFocused();

      visitor.page().locator("#field-template .select").click();
      visitor
          .page()
          .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Files first"))
          .click();
      assertThat(visitor.heading("Biosamples")).isVisible();
      assertThat(visitor.heading("Specimens")).hasCount(0);
      visitor.button("Specimens").click();
      assertThat(visitor.page().locator("#field-specimens-0")).isVisible();
      assertThat(saved(visitor)).hasText("Saved");
      visitor.page().reload();
      assertThat(visitor.page().locator("#field-specimens-0")).isVisible();
      assertThat(input(visitor, "biosamples-0-biologicalEntity")).hasValue("HeLa cells");
      visitor.hasNoComplaints();
    }
  }

  @Test
  void aDescriptionThatPeopleHaveIsTakenAfterItWasSeen() throws IOException {
    Path real =
        images("imagej-tiff")
            .resolve("../../metadata/pagetab/real/S-BIAD1043/S-BIAD1043_original.json")
            .normalize();
    try (Visitor visitor = begin("Files first")) {
      Locator input = visitor.page().locator(".import input[type=file]");
      input.setInputFiles(
          file("broken.tsv", "Submission\tS-1\n\nStudy\ts\nA\tb\n\nData\td\tnowhere\n"));
      assertThat(visitor.page().getByText("Row 6")).isVisible();
      assertThat(visitor.page().getByText("Nothing was changed.")).isVisible();
      visitor.show("describe-import-refused");

      input.setInputFiles(real);
      assertThat(visitor.heading("What S-BIAD1043_original.json says")).isVisible();
      visitor.show("describe-import");
      visitor.button("Leave everything as it is").click();
      assertThat(visitor.field("Title")).hasValue(TITLE);
      visitor.page().reload();
      assertThat(visitor.field("Title").first()).hasValue(TITLE);

      input.setInputFiles(real);
      visitor.button("Replace the description by it").click();
      assertThat(visitor.page().locator("#field-biosamples-5")).isVisible();
      assertThat(visitor.page().locator("#field-template .select")).containsText("BioImage");
      visitor.show("describe-imported");
      visitor.page().reload();
      assertThat(visitor.page().locator("#field-studyComponents-2")).isVisible();
      visitor.hasNoComplaints();
    }
  }

  @Test
  void aFileListBelongsToItsPartAndItsRowsAreNamed() throws IOException {
    try (Visitor visitor = begin("Light microscopy")) {
      visitor.button("Add a component").click();
      Locator component = visitor.page().locator("#field-studyComponents-0");
      assertThat(component.getByText("Give this part a name first")).isVisible();
      component.getByLabel("Name").fill("Plate 1");
      Locator input = component.locator("input[type=file]");
      input.setInputFiles(file("plate.tsv", "Files\tGene\nraw/../a.tif\tTP53\nb.tif\tMYC\n"));
      assertThat(component.getByText("Row 2")).isVisible();
      visitor.show("describe-file-list-refused");
      input.setInputFiles(file("plate.tsv", "Files\tGene\na.tif\tTP53\nb.tif\tMYC\n"));
      assertThat(component.getByText("plate.tsv: 2 rows")).isVisible();
      assertThat(saved(visitor)).hasText("Saved");

      visitor.link("Finalise").click();
      Locator finding =
          visitor
              .page()
              .locator(".finding")
              .filter(new Locator.FilterOptions().setHasText("Plate 1, row 3"));
      assertThat(finding).containsText("b.tif");
      finding.getByText("Take me there").click();
      assertThat(component.getByText("Replace it")).isFocused();
      component.getByText("Remove", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(component.getByText("Choose a file list")).isVisible();
      visitor.hasNoComplaints();
    }
  }

  /** Two files of one microscope differ in their pixel size; one file is cut short. */
  @Test
  void whatFilesSayIsOfferedAndNothingIsFilledInUnlessItIsTaken() throws IOException {
    Path folder = Files.createDirectory(work.resolve("microscopes"));
    for (String each :
        new String[] {
          "czi/S3_1Pos_2Mosaic_T1_Z1_CH1.czi",
          "czi/WellD6_S1.czi",
          "nd2/cluster.nd2",
          "lif/LeicaLASX_wavelength-sweep_example.lif",
          "malformed/derived_truncated40pct_LeicaLASX.lif"
        }) {
      Path image = images(each);
      Files.copy(image, folder.resolve(image.getFileName()));
    }
    try (Visitor visitor = begin("Light microscopy")) {
      assertThat(visitor.page().getByText("No file has arrived yet")).isVisible();
      visitor.link("Upload").first().click();
      visitor.page().locator("input[webkitdirectory]").setInputFiles(folder);
      assertThat(visitor.page().getByText("All files are in the archive"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
      visitor.link("Go on to the description").click();

      Locator offers = visitor.page().locator(".from-files");
      assertThat(offers.getByText("Celldiscoverer 7").first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
      assertThat(offers.locator(".offer").getByText("x 1.6 µm, y 1.6 µm")).isVisible();
      assertThat(offers.locator(".offer").getByText("x 0.1 µm, y 0.1 µm")).isVisible();
      assertThat(offers.getByText("they differ").first()).isVisible();
      assertThat(offers.getByText("1 of 2 files").first()).isVisible();
      assertThat(offers.getByText("Instrument.Microscope").first()).isVisible();
      assertThat(offers.getByText("1 file says nothing")).isVisible();
      assertThat(visitor.page().locator("#field-imageAcquisitions-0")).hasCount(0);
      visitor.show("describe-from-files", visitor.heading("From your files"));

      visitor.button("Add an acquisition").click();
      Locator parameters = input(visitor, "imageAcquisitions-0-parameters");
      parameters.fill("Room at 37 °C");
      input(visitor, "imageAcquisitions-0-instrument").fill("Celldiscoverer 7 of the facility");
      Locator use = visitor.button("Use Pixel size: x 1.6 µm, y 1.6 µm");
      use.focus();
      visitor.page().keyboard().press("Enter");
      assertThat(parameters).hasValue("Room at 37 °C; Pixel size: x 1.6 µm, y 1.6 µm");
      Locator taken = visitor.button("In the form: show Pixel size: x 1.6 µm, y 1.6 µm");
      assertThat(taken).isFocused();
      visitor.page().keyboard().press("Enter");
      assertThat(parameters).isFocused();

      visitor.button("Use all of Nikon Ti Microscope").click();
      assertThat(input(visitor, "imageAcquisitions-1-instrument")).hasValue("Nikon Ti Microscope");
      assertThat(visitor.button("Show it: the acquisition with Nikon Ti Microscope")).isVisible();
      visitor.button("Use Person: M1SRH").click();
      assertThat(visitor.field("Name").first()).hasValue("M1SRH");
      assertThat(saved(visitor)).hasText("Saved");
      visitor.show("describe-from-files-taken", visitor.heading("From your files"));

      visitor.page().reload();
      assertThat(parameters).hasValue("Room at 37 °C; Pixel size: x 1.6 µm, y 1.6 µm");
      assertThat(visitor.button("Show it: the acquisition with Nikon Ti Microscope"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
      visitor.hasNoComplaints();
    }
  }

  private Visitor begin(String template) {
    Visitor visitor = chromium.visitor(system.url(), Look.LIGHT);
    visitor.open("/deposit");
    visitor.signIn("depositor2");
    visitor.field("Title").fill(TITLE);
    visitor.page().getByText(template).first().click();
    visitor.button("Go on to the files").click();
    visitor.link("Go on to the description").click();
    assertThat(visitor.heading("Description")).isVisible();
    return visitor;
  }

  /** Also where suggestions of an ontology make it a combo box. */
  private static Locator input(Visitor visitor, String place) {
    String id = "#field-" + place;
    return visitor.page().locator("input%1$s, textarea%1$s, %1$s input".formatted(id));
  }

  private static Locator saved(Visitor visitor) {
    return visitor.page().locator(".title-row .badge");
  }

  private static FilePayload file(String name, String text) {
    return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
  }
}
