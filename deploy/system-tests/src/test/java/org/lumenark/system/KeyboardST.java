package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deposit from signing in to the accession without a mouse, with terms of an ontology. */
class KeyboardST extends PagesTest {

  private static final double LONG_MILLIS = 240_000;
  private static final String ONTOLOGY = "NCBITaxon";
  private static final String TITLE = "Mice, deposited without a mouse by keys alone";

  private Lumenark admin;

  @BeforeEach
  void loadAnOntology() throws IOException, InterruptedException {
    admin = system.user(work.resolve("admin"), "admin");
    Path file =
        Files.writeString(
            work.resolve("ncbitaxon.obo"),
            """
            format-version: 1.2
            ontology: ncbitaxon
            data-version: keyboard

            [Term]
            id: NCBITaxon:9606
            name: Homo sapiens
            synonym: "human" EXACT []

            [Term]
            id: NCBITaxon:10090
            name: Mus musculus
            synonym: "house mouse" EXACT []

            [Term]
            id: NCBITaxon:10088
            name: Mus <genus>
            """);
    admin.run("ontology", "load", file.toString()).expect(0);
  }

  @AfterEach
  void removeIt() throws IOException, InterruptedException {
    admin.run("ontology", "remove", ONTOLOGY).expect(0);
  }

  @Test
  void aStudyIsDepositedByKeyboardAlone() throws IOException {
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      Page page = visitor.page();
      Keyboard keyboard = new Keyboard(page);
      visitor.open("/deposit");
      Locator signIn =
          page.locator("main")
              .getByRole(
                  AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in").setExact(true));
      keyboard.press(signIn, "Enter");
      // Keycloak's form has the keyboard in its first field.
      assertThat(page.locator("#username")).isFocused();
      keyboard.type("depositor");
      keyboard.press("Tab");
      keyboard.type("depositor");
      keyboard.press("Enter");

      assertThat(visitor.heading("New deposit")).isVisible();
      keyboard.fill(visitor.field("Title"), TITLE);
      keyboard.to(page.locator("input[type=radio]:checked"));
      Locator chosen = page.locator(".radio-card[data-selected]");
      for (String before = ""; !chosen.textContent().contains("Light microscopy"); ) {
        assertThat(chosen).not().hasText(before);
        before = chosen.textContent();
        keyboard.press("ArrowDown");
      }
      keyboard.press(visitor.button("Go on to the files"), "Enter");

      assertThat(visitor.heading("Files").first()).isVisible();
      keyboard.isSomewhere();
      keyboard.to(visitor.button("Choose files"));
      FileChooser chooser = page.waitForFileChooser(() -> keyboard.press("Space"));
      chooser.setFiles(file());
      assertThat(page.getByText("All files are in the archive"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
      keyboard.isSomewhere();
      keyboard.press(visitor.link("Go on to the description"), "Enter");

      assertThat(visitor.heading("Description").first()).isVisible();
      describe(visitor, keyboard);
      assertThat(page.locator(".title-row .badge")).hasText("Saved");
      keyboard.press(visitor.link("Go on to the last step"), "Enter");

      assertThat(page.getByText("The study can be submitted")).isVisible();
      keyboard.to(page.locator("input[type=radio]:checked"));
      keyboard.press("ArrowDown");
      Locator day = page.locator("input[type=date]");
      assertThat(day).isVisible();
      keyboard.press("ArrowUp");
      assertThat(day).hasCount(0);
      keyboard.press(visitor.button("Submit the study"), "Space");
      assertThat(page.locator(".accession")).hasText(Pattern.compile("S-LMK[1-9]\\d*"));
      keyboard.isSomewhere();
      keyboard.press(visitor.link("See the study"), "Enter");
      assertThat(visitor.heading(TITLE).first()).isVisible();
      visitor.hasNoComplaints();
    }
  }

  private static void describe(Visitor visitor, Keyboard keyboard) throws IOException {
    Page page = visitor.page();
    keyboard.fill(visitor.field("Description"), "Mice, and what became of them.");
    keyboard.fill(visitor.field("Keywords"), "mouse, keyboard");
    keyboard.to(page.locator("#field-licence input[type=radio]").first());
    keyboard.press("Space");

    keyboard.press(visitor.button("Add an author"), "Enter");
    assertThat(field(page, "authors-0-name")).isFocused();
    keyboard.type("Ada Example");
    keyboard.press(visitor.button("Add an author"), "Enter");
    assertThat(field(page, "authors-1-name")).isFocused();
    keyboard.press(visitor.button("Remove author 2"), "Enter");
    assertThat(field(page, "authors-1-name")).hasCount(0);
    keyboard.isSomewhere();

    // Of the ontology: typed, chosen with the arrows, seen with its id.
    keyboard.fill(field(page, "organisms-0"), "mus");
    assertThat(page.getByRole(AriaRole.OPTION)).hasCount(2);
    visitor.show("describe-ontology");
    keyboard.press("ArrowDown");
    keyboard.press("Enter");
    assertThat(field(page, "organisms-0")).isFocused();
    assertThat(field(page, "organisms-0")).hasValue("Mus musculus");
    assertThat(page.locator("#field-organisms")).containsText("NCBITaxon:10090");

    keyboard.press(visitor.button("Specimens"), "Enter");
    assertThat(field(page, "specimens-0-title")).isFocused();
    keyboard.press(visitor.button("Remove Specimen 1"), "Space");
    assertThat(field(page, "specimens-0-title")).hasCount(0);
    keyboard.isSomewhere();
  }

  /** Also where suggestions of an ontology make it a combo box. */
  private static Locator field(Page page, String place) {
    String id = "#field-" + place;
    return page.locator("input" + id + ", " + id + " input");
  }

  private Path file() throws IOException {
    return Files.writeString(work.resolve("mouse.txt"), "one mouse");
  }
}
