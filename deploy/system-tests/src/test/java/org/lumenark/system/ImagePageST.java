package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The page of an image. What its canvas must show was read from the deposited files by tifffile,
 * and is written here.
 */
class ImagePageST extends PagesTest {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String TWO_CHANNELS = "xyc_8bit__dapi_tublin.tif";
  private static final String TWO_CHANNELS_DEEP = "xyzc_16bit__dna_conf_wf.tif";
  private static final String FRACTIONS = "xyt_calibrated_16bit__golgi_bfa_sum_projection.tif";

  @Test
  void anImageIsFoundLookedIntoAndLinkedTo() throws IOException, InterruptedException {
    JsonNode study = deposit("imagej-tiff", "--release", "now");
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      List<String> asked = new CopyOnWriteArrayList<>();
      visitor.page().onRequest(request -> asked.add(request.url()));
      visitor.open("/studies/" + study.path("accession").asText());
      visitor.page().locator(".gallery-link").filter(has(TWO_CHANNELS)).click();
      settled(visitor);
      assertThat(visitor.page()).hasURL(Pattern.compile("/images/" + id(study, TWO_CHANNELS)));
      assertThat(visitor.page().locator(".scale-bar")).containsText("µm");
      visitor.show("image", visitor.page().locator(".stage"));

      showsWhatIsInTheFiles(visitor, study);
      followsThePointer(visitor);
      writesWhatIsSeenIntoItsAddress(visitor);
      visitor.hasNoComplaints();
      assertThat(asked)
          .allMatch(url ->
              url.startsWith(system.url()) || url.startsWith("data:") || url.startsWith("blob:"));
    }
  }

  private void showsWhatIsInTheFiles(Visitor visitor, JsonNode study) {
    String plain = "/images/" + id(study, TWO_CHANNELS);
    visitor.open(plain + "?c=0%7C0:255$FFFFFF&x=700.5&y=600.5&zoom=16");
    assertThat(middle(visitor)).containsExactly(160, 160, 160);
    visitor.open(plain + "?c=0%7C0:255$0000FF,1%7C0:255$00FF00&x=512.5&y=200.5&zoom=16");
    assertThat(middle(visitor)).containsExactly(0, 12, 21);
    visitor.open(plain + "?c=0%7C0:255$FFFFFF&x=511.5&y=200.5&zoom=16");
    assertThat(middle(visitor)).as("left of the edge of two chunks").containsExactly(22, 22, 22);
    visitor.open(plain + "?c=1%7C0:255$FF00FF&x=967.5&y=729.5&zoom=16");
    assertThat(middle(visitor)).as("the last pixel").containsExactly(67, 0, 67);

    String deep = "/images/" + id(study, TWO_CHANNELS_DEEP);
    visitor.open(deep + "?c=0%7C0:65535$FFFFFF&z=22&x=66.5&y=65.5&zoom=16");
    assertThat(middle(visitor)).containsExactly(94, 94, 94);
    visitor.open(deep + "?c=1%7C2500:5100$00FF00&z=44&x=66.5&y=65.5&zoom=16");
    assertThat(middle(visitor)).containsExactly(0, 3, 0);

    visitor.open(
        "/images/" + id(study, FRACTIONS) + "?c=0%7C0:51000$FFFFFF&t=29&x=70.5&y=70.5&zoom=16");
    assertThat(middle(visitor)).containsExactly(72, 72, 72);
    visitor.open(plain + "?c=0%7C0:255$FFFFFF&x=700.5&y=600.5&zoom=16");
    settled(visitor);
  }

  private static void followsThePointer(Visitor visitor) {
    BoundingBox stage = visitor.page().locator(".stage").boundingBox();
    visitor.page().mouse().move(stage.x + stage.width / 2, stage.y + stage.height / 2);
    Locator readout = visitor.page().locator(".readout");
    assertThat(readout).containsText("x 700, y 600");
    assertThat(readout.locator(".readout-value")).hasText(Pattern.compile("160$"));
  }

  private void writesWhatIsSeenIntoItsAddress(Visitor visitor) throws IOException {
    Page page = visitor.page();
    page.locator(".stage").focus();
    page.keyboard().press("Shift+Digit2");
    page.keyboard().press("+");
    assertThat(page).hasURL(Pattern.compile("c=0%7C0:255\\$FFFFFF,1&x=700.5&y=600.5&zoom=20$"));
    Locator black =
        page.getByRole(
            AriaRole.SLIDER, new Page.GetByRoleOptions().setName(Pattern.compile("black")));
    black.first().focus();
    page.keyboard().press("ArrowRight");
    assertThat(page).hasURL(Pattern.compile("c=0%7C1:255\\$FFFFFF,1&"));
    settled(visitor);

    Download picture = page.waitForDownload(visitor.button("Save a snapshot (PNG)")::click);
    BufferedImage saved = ImageIO.read(Files.newInputStream(picture.path()));
    BoundingBox stage = page.locator(".stage").boundingBox();
    assertThat(List.of(saved.getWidth(), saved.getHeight()))
        .containsExactly((int) Math.round(stage.width), (int) Math.round(stage.height));
    assertThat(saved.getRGB(saved.getWidth() / 2, saved.getHeight() / 2) & 0xFFFFFF)
        .isEqualTo(middleOf(visitor));

    String address = page.url();
    try (Visitor other = chromium.visitor(system.url(), Look.LIGHT)) {
      other.page().navigate(address);
      settled(other);
      assertThat(middleOf(other)).isEqualTo(middleOf(visitor));
    }
    page.locator(".stage").focus();
    page.keyboard().press("0");
    assertThat(page).hasURL(Pattern.compile("c=0%7C1:255\\$FFFFFF,1$"));
  }

  @Test
  void planesArePlayedAndManyChannelsShown() throws IOException, InterruptedException {
    JsonNode study = deposit("lsm", "--release", "now");
    JsonNode stacks = deposit("imagej-tiff", "--release", "now");
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/images/" + study.at("/images/0/id").asText());
      settled(visitor);
      assertThat(visitor.page().locator(".channel")).hasCount(28);
      visitor.show("image-channels", visitor.page().locator(".stage"));
      visitor.button("None").click();
      assertThat(middle(visitor)).containsExactly(0, 0, 0);
      visitor.button("All").click();
      settled(visitor);
      assertThat(visitor.page().locator(".histogram path")).hasCount(28);

      visitor.open("/images/" + id(stacks, FRACTIONS));
      settled(visitor);
      visitor.button("Play T").click();
      assertThat(visitor.page()).hasURL(Pattern.compile("t=[1-9]"));
      visitor.button("Stop playing T").click();
      visitor.hasNoComplaints();
    }
  }

  @Test
  void privateImagesAreForThoseWhoMaySeeThem() throws IOException, InterruptedException {
    JsonNode study = deposit("imagej-tiff");
    String accession = study.path("accession").asText();
    String path = "/images/" + id(study, TWO_CHANNELS);
    try (Visitor stranger = chromium.visitor(system.url(), Look.LIGHT);
        Visitor owner = chromium.visitor(system.url(), Look.LIGHT);
        Visitor reviewer = chromium.visitor(system.url(), Look.LIGHT)) {
      stranger.open(path);
      assertThat(stranger.heading("There is nothing here")).isVisible();

      owner.open("/my-studies/" + accession);
      owner.signIn("depositor");
      owner.field("For whom").fill("Journal of Cells");
      owner.button("Make a link").click();
      String link = owner.field("Reviewer link").inputValue();
      owner.open(path + "?c=0%7C0:255$FFFFFF&x=700.5&y=600.5&zoom=16");
      assertThat(middle(owner)).containsExactly(160, 160, 160);
      assertThat(owner.link("In 3-D with neuroglancer")).hasCount(0);

      List<String> asked = new CopyOnWriteArrayList<>();
      reviewer.page().onRequest(request -> asked.add(request.url()));
      reviewer.page().navigate(link);
      reviewer.page().locator(".gallery-link").filter(has(TWO_CHANNELS)).click();
      settled(reviewer);
      reviewer.page().reload();
      settled(reviewer);
      assertThat(reviewer.heading(TWO_CHANNELS)).isVisible();
      String door = link.substring(0, link.indexOf("/api/"));
      assertThat(asked)
          .filteredOn(url -> url.contains("/api/v1/images/") || url.contains("/api/v1/studies/"))
          .isNotEmpty()
          .allMatch(url -> url.startsWith(door));
      reviewer.show("image-review", reviewer.page().locator(".stage"));
      reviewer.hasNoComplaints();
      owner.hasNoComplaints();
      stranger.hasNoComplaints();
    }
  }

  /** Red, green and blue in the middle of the picture. */
  private static List<Integer> middle(Visitor visitor) {
    int colour = middleOf(visitor);
    return List.of(colour >> 16 & 255, colour >> 8 & 255, colour & 255);
  }

  private static int middleOf(Visitor visitor) {
    settled(visitor);
    return ((Number)
            visitor
                .page()
                .evaluate(
                    """
                    () => {
                      const canvas = document.querySelector('.stage-canvas');
                      const [red, green, blue] = canvas.getContext('2d')
                          .getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
                      return red << 16 | green << 8 | blue;
                    }
                    """))
        .intValue();
  }

  private static void settled(Visitor visitor) {
    assertThat(visitor.page().locator(".stage-canvas[data-settled=true]"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG.toMillis()));
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static String id(JsonNode study, String path) {
    return study
        .path("images")
        .valueStream()
        .filter(image -> image.path("path").asText().equals(path))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  private JsonNode deposit(String folder, String... more) throws IOException, InterruptedException {
    Path metadata = work.resolve("study.json");
    Files.writeString(
        metadata,
        """
        {"title": "Cells to look at", "description": "Dividing cells.", "authors": [{"name": "A. Depositor"}],
         "organisms": [{"id": "NCBITaxon:9606", "label": "Homo sapiens", "ontology": "NCBITaxon"}],
         "biosamples": [{"title": "HeLa cells", "organism": "Homo sapiens"}]}
        """);
    List<String> command =
        new ArrayList<>(
            List.of(
                "deposit",
                images(folder).toString(),
                "--metadata",
                metadata.toString(),
                "--wait",
                "--json"));
    command.addAll(List.of(more));
    return depositor.run(LONG, command.toArray(String[]::new)).expect(0).json();
  }
}
