package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A search and a filtered study are saved as lists that are cited, read by all and downloaded. */
class ManifestPageST extends PagesTest {

  private static final int FILES = 700;
  private static final double LONG_MILLIS = 120_000;
  private static final Pattern MANIFEST = Pattern.compile(".*/manifests/[0-9a-f]{32}$");

  /** Letters alone, so that it is one word of a path. */
  private final String word =
      UUID.randomUUID()
          .toString()
          .replaceAll("[^0-9a-f]", "")
          .chars()
          .limit(12)
          .map(hex -> 'g' + Character.digit(hex, 16))
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  @Test
  void aSearchBecomesAPageThatIsCitedAndDownloadedUntilItsStudyIsWithdrawn()
      throws IOException, InterruptedException {
    String accession = deposit();
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT);
        Visitor stranger = chromium.visitor(system.url(), Look.LIGHT)) {
      stranger.open("/search?in=files&q=" + word);
      assertThat(stranger.link("Sign in to save as manifest")).isVisible();

      visitor.open("/search?in=files&q=" + word);
      visitor.signIn("depositor2");
      visitor.button("Save as manifest").click();
      Locator dialog = visitor.page().getByRole(AriaRole.DIALOG);
      assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("700 files of 1 study, 7.0 kB.");
      visitor.show("manifest-save");
      visitor.field("Title").fill("Fields of " + word);
      visitor.button("Freeze the list").click();

      visitor.page().waitForURL(MANIFEST);
      assertThat(visitor.heading("Fields of " + word)).isVisible();
      assertThat(visitor.heading("Files (700)")).isVisible();
      String address = visitor.page().url().substring(system.url().length());
      assertThat(visitor.link(word).first())
          .hasAttribute("href", Pattern.compile("/search\\?q=" + word + "&in=files"));
      visitor.show("manifest");
      visitor.show("manifest-files", visitor.page().locator(".file-box"));

      isReadByStrangers(stranger, address, accession);
      saysItsLinks(stranger, address);
      isDownloaded(stranger, "/api/v1" + address, accession);

      depositor.run("withdraw", accession, "--reason", "Deposited twice").expect(0);
      Locator gone = stranger.page().getByText("None of its files can be had any more.");
      stranger.page().reload();
      assertThat(gone).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
      assertThat(stranger.page().getByText("File 1, withdrawn")).isVisible();
      assertThat(stranger.link("All files as ZIP")).hasCount(0);
      stranger.show("manifest-gone");
      visitor.hasNoComplaints();
      stranger.hasNoComplaints();
    }
  }

  private static void isReadByStrangers(Visitor stranger, String address, String accession) {
    stranger.open(address);
    assertThat(stranger.heading("Files (700)")).isVisible();
    assertThat(stranger.page()).hasTitle(Pattern.compile("^Fields of .* · Lumenark$"));
    assertThat(stranger.page().getByText("Frozen list of 700 files. Lumenark. sha256:"))
        .isVisible();
    assertThat(stranger.link(accession + ", version 1")).isVisible();
    Locator box = stranger.page().locator(".file-box");
    assertThat(box).isVisible();
    assertThat(box.getByRole(AriaRole.ROW)).not().hasCount(FILES + 1);
    // The last rows come with the next page of the list.
    stranger
        .page()
        .waitForFunction(
            """
            name => {
              const box = document.querySelector('.file-box');
              box.scrollTo(0, box.scrollHeight);
              return box.textContent.includes(name);
            }
            """,
            "field 0699.txt");
  }

  private void saysItsLinks(Visitor stranger, String address) {
    String links = stranger.page().request().get(system.url() + address).headers().get("link");
    assertThat(links)
        .contains("<" + address + ">; rel=\"cite-as\"")
        .contains("</api/v1" + address + "/archive.zip>; rel=\"item\"; type=\"application/zip\"");
  }

  private void isDownloaded(Visitor stranger, String manifest, String accession) {
    assertThat(stranger.link("All files as ZIP")).hasAttribute("href", manifest + "/archive.zip");
    Locator forms = stranger.page().locator(".manifest-forms a");
    assertThat(forms).hasCount(9);
    for (Locator form : forms.all()) {
      APIResponse answer = stranger.page().request().get(system.url() + form.getAttribute("href"));
      assertThat(answer.status()).as(form.textContent()).isEqualTo(200);
      assertThat(answer.text()).as(form.textContent()).contains(accession);
    }
  }

  @Test
  void theFilesOfAStudyBecomeAManifestThatIsTheSameWhenMadeAgain()
      throws IOException, InterruptedException {
    String accession = deposit();
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/studies/" + accession);
      visitor.signIn("depositor2");
      assertThat(visitor.heading("Files (700)")).isVisible();
      visitor.button("Save as manifest").click();
      Locator dialog = visitor.page().getByRole(AriaRole.DIALOG);
      assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("700 files of 1 study, 7.0 kB.");
      visitor.button("Freeze the list").click();
      visitor.page().waitForURL(MANIFEST);
      assertThat(visitor.page().getByText("all files", new Page.GetByTextOptions().setExact(true)))
          .isVisible();
      String first = visitor.page().url();

      visitor.open("/studies/" + accession);
      visitor.button("Save as manifest").click();
      visitor.button("Freeze the list").click();
      visitor.page().waitForURL(MANIFEST);
      assertThat(visitor.page().url()).as("the same again is the same list").isEqualTo(first);

      visitor.open("/manifests/" + "0".repeat(32));
      assertThat(visitor.heading("There is nothing here")).isVisible();
      visitor.hasNoComplaints();
    }
  }

  private String deposit() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve("deposit/" + word));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(folder.resolve("field %04d.txt".formatted(i)), "%010d".formatted(i));
    }
    return depositor
        .run(
            "deposit",
            folder.getParent().toString(),
            "--title",
            "Fields of cells " + word,
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
