package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a plate: 96 wells, made of the pictures of one field of human cells. */
class PlatePageST extends PagesTest {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String ROWS = "ABCDEFGH";
  private static final int COLUMNS = 12;
  private static final List<String> GENES = List.of("PLK1", "TP53", "ECT2", "INCENP");
  private static final List<String> PICTURES = List.of("d0", "d1", "d2");

  @Test
  void wellsAreSeenColouredFoundAndOpened() throws IOException, InterruptedException {
    String accession = depositPlate();
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/studies/" + accession);
      visitor.page().locator(".plates a").first().click();
      assertThat(wells(visitor)).hasCount(95);
      assertThat(visitor.page().locator(".plate td .well img").first()).isVisible();
      visitor.show("plate", visitor.page().locator(".plate"));

      coloursWells(visitor);
      findsWells(visitor);
      isUsedByKeys(visitor);
      leadsToImagesAndBack(visitor);
      visitor.hasNoComplaints();
    }
  }

  private static void coloursWells(Visitor visitor) throws IOException {
    choose(visitor, "Cell count");
    assertThat(visitor.page()).hasURL(Pattern.compile("show=Cell\\+count"));
    assertThat(well(visitor, "A1")).hasCSS("background-color", "rgb(68, 1, 84)");
    assertThat(well(visitor, "H11")).hasCSS("background-color", "rgb(253, 231, 37)");
    assertThat(well(visitor, "C5")).hasAttribute("aria-label", "C5, Cell count 29");
    assertThat(well(visitor, "B7")).hasClass(Pattern.compile("well-unknown"));
    visitor.show("plate-coloured", visitor.page().locator(".plate"));
    choose(visitor, "Gene Symbol");
    assertThat(visitor.page().locator(".plate-legend li")).hasCount(GENES.size());
  }

  private static void findsWells(Visitor visitor) {
    visitor.field("Find wells").fill("plk1");
    assertThat(visitor.page().getByRole(AriaRole.STATUS).filter(has("24 of 95 wells"))).isVisible();
    assertThat(visitor.page().locator(".well-out")).hasCount(71);
    visitor.field("Find wells").fill("a1");
    assertThat(visitor.page().locator(".well:not(.well-out)")).hasCount(1);
    visitor.field("Find wells").fill("");
    assertThat(visitor.page().locator(".well-out")).hasCount(0);
  }

  private static void isUsedByKeys(Visitor visitor) {
    well(visitor, "A1").focus();
    visitor.page().keyboard().press("ArrowDown");
    visitor.page().keyboard().press("ArrowRight");
    visitor.page().keyboard().press("Enter");
    assertThat(visitor.heading("Well B2")).isVisible();
    assertThat(visitor.page()).hasURL(Pattern.compile("well=B2"));
    well(visitor, "H11").focus();
    visitor.page().keyboard().press("ArrowRight");
    assertThat(well(visitor, "H11")).isFocused();
  }

  private static void leadsToImagesAndBack(Visitor visitor) {
    visitor.page().locator(".well-fields a").first().click();
    assertThat(visitor.page().locator(".stage-canvas[data-settled=true]")).isVisible();
    visitor.page().getByRole(AriaRole.LINK, linkNamed("B2 on plate")).click();
    assertThat(visitor.heading("Well B2")).isVisible();
  }

  @Test
  void aPlateOfAPrivateStudyIsForThoseWhoMaySeeIt() throws IOException, InterruptedException {
    JsonNode study =
        depositor
            .run(
                LONG,
                "deposit",
                images("hcs").resolve("imagexpress-9987_Plate_3435").toString(),
                "--title",
                "A private plate",
                "--wait",
                "--json")
            .expect(0)
            .json();
    try (Visitor stranger = chromium.visitor(system.url(), Look.LIGHT);
        Visitor owner = chromium.visitor(system.url(), Look.LIGHT);
        Visitor reviewer = chromium.visitor(system.url(), Look.LIGHT)) {
      owner.open("/my-studies/" + study.path("accession").asText());
      owner.signIn("depositor");
      owner.field("For whom").fill("Journal of Cells");
      owner.button("Make a link").click();
      String link = owner.field("Reviewer link").inputValue();
      owner.open("/studies/" + study.path("accession").asText());
      owner.page().locator(".plates a").first().click();
      assertThat(wells(owner)).hasCount(2);

      stranger.page().navigate(owner.page().url());
      assertThat(stranger.heading("There is nothing here")).isVisible();

      reviewer.page().navigate(link);
      reviewer.page().locator(".plates a").first().click();
      assertThat(wells(reviewer)).hasCount(2);
      well(reviewer, "B3").click();
      assertThat(reviewer.page().locator(".well-fields .thumbnail img")).hasCount(2);
      reviewer.hasNoComplaints();
      stranger.hasNoComplaints();
    }
  }

  /** All wells of the plate but the last have an image, and all of those but one a count. */
  private String depositPlate() throws IOException, InterruptedException {
    Path fields = images("hcs").resolve("cellprofiler-ExampleHuman");
    Path wells = Files.createDirectories(work.resolve("wells"));
    List<String> rows = new ArrayList<>(List.of("Plate,Well,Gene Symbol,Cell count"));
    for (int at = 0; at < ROWS.length() * COLUMNS - 1; at++) {
      String well = ROWS.charAt(at / COLUMNS) + String.valueOf(at % COLUMNS + 1);
      Files.copy(
          fields.resolve(
              "AS_09125_050116030001_D03f00%s.tif".formatted(PICTURES.get(at % PICTURES.size()))),
          wells.resolve(well + ".tif"));
      rows.add(
          "screen.ome.zarr,%s,%s,%s"
              .formatted(
                  well,
                  GENES.get(at % GENES.size()),
                  well.equals("B7") ? "" : String.valueOf(at + 1)));
    }
    Path deposit = Files.createDirectories(work.resolve("deposit"));
    depositor
        .run(
            LONG,
            "convert",
            wells.toString(),
            deposit.resolve("screen.ome.zarr").toString(),
            "--pattern",
            "{well}.tif")
        .expect(0);
    Path table = Files.write(work.resolve("library.csv"), rows);
    return depositor
        .run(
            LONG,
            "deposit",
            deposit.toString(),
            "--title",
            "A screen of four genes",
            "--annotations",
            "library=" + table,
            "--release",
            "now",
            "--wait",
            "--json")
        .expect(0)
        .json()
        .path("accession")
        .asText();
  }

  private static Locator wells(Visitor visitor) {
    return visitor.page().locator(".well");
  }

  private static Locator well(Visitor visitor, String name) {
    return visitor.page().locator("[data-well=\"" + name + "\"]");
  }

  private static void choose(Visitor visitor, String column) {
    visitor.page().locator(".plate-controls .select").first().click();
    visitor
        .page()
        .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(column).setExact(true))
        .click();
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions linkNamed(String text) {
    return new Page.GetByRoleOptions().setName(Pattern.compile(text));
  }
}
