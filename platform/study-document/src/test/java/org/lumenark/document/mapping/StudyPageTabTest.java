package org.lumenark.document.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumenark.document.Finding;
import org.lumenark.document.RealPageTab;
import org.lumenark.document.SharedMetadata;
import org.lumenark.document.pagetab.Facts;
import org.lumenark.document.pagetab.PageTab;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.document.pagetab.PageTabRead;

class StudyPageTabTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Path WHOLE = Path.of("src/test/resources/documents/valid/bioimage.json");

  @Test
  void everyRealPageTabComesBackAsItWasInEveryForm() throws IOException {
    List<Path> real = RealPageTab.files();
    assertThat(real).hasSizeGreaterThan(60);
    for (Path file : real) {
      PageTabFormat own = PageTabFormat.ofName(file.toString()).orElseThrow();
      byte[] given = Files.readAllBytes(file);
      byte[] json = own == PageTabFormat.JSON ? given : json(PageTab.read(given, own));
      ObjectNode document = stored(document(given, own));
      for (PageTabFormat form : PageTabFormat.values()) {
        byte[] exported = write(document, form);
        assertThat(facts(json(PageTab.read(exported, form))))
            .as("%s as %s", file, form)
            .isEqualTo(facts(json));
        assertThat(stored(document(exported, form))).as("%s as %s", file, form).isEqualTo(document);
      }
    }
  }

  /** The form in PageTab is only about how a thing was said; what was said is in the document. */
  @Test
  void ofEveryRealPageTabTheDocumentSaysAllEvenWithoutItsFormer() throws IOException {
    for (Path file : RealPageTab.files()) {
      PageTabFormat own = PageTabFormat.ofName(file.toString()).orElseThrow();
      byte[] given = Files.readAllBytes(file);
      JsonNode submission = MAPPER.readTree(json(PageTab.read(given, own)));
      ObjectNode bare = stored(document(given, own));
      forget(bare);
      JsonNode back = MAPPER.readTree(write(bare, PageTabFormat.JSON));
      Set<String> said = new TreeSet<>();
      say(Facts.of(submission), "", said);
      Set<String> saidAgain = new TreeSet<>();
      say(Facts.of(back), "", saidAgain);
      said.removeAll(saidAgain);
      assertThat(said).as("%s", file).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentComesBackFromEveryFormWithWhatPageTabHasNoWordsFor(PageTabFormat form)
      throws IOException {
    ObjectNode whole = (ObjectNode) MAPPER.readTree(WHOLE.toFile());
    whole.put("title", 7).putObject("more").putArray("numbers").add(1).addNull();
    ((ObjectNode) whole.at("/specimens/0")).putArray("own").add(true);
    ((ObjectNode) whole.at("/links/0")).put("own", "kept");
    ObjectNode back = document(write(whole, form), form);
    forget(back);
    assertThat(back).isEqualTo(whole);
  }

  @Test
  void whatIsReadHasTheNamesOfTheDocument() throws IOException {
    ObjectNode document = document(real("S-BIAD1388"), PageTabFormat.JSON);
    assertThat(document.path("template").asText()).isEqualTo("bioimage");
    assertThat(document.path("licence").asText()).isEqualTo("CC-BY-4.0");
    assertThat(document.path("keywords")).hasSize(7);
    assertThat(document.at("/authors/0/organisation").asText()).isEqualTo("University of Glasgow");
    assertThat(document.at("/biosamples/1/biologicalEntity").asText())
        .isEqualTo("Synovial tissue of Active rheumatoid arthritis");
    assertThat(document.at("/imageAcquisitions/1/imagingMethod/1").asText())
        .isEqualTo("spatial transcriptomic");
    assertThat(document.at("/studyComponents/0/associations/0/specimen").asText())
        .isEqualTo("CD68 & CLEC10A");
    assertThat(document.at("/links/0/url").asText()).startsWith("https://doi.org/");
    assertThat(document.path("submissionAttributes"))
        .extracting(each -> each.path("name").asText())
        .containsExactly("DOI");
    assertThat(document.path("collection").asText()).isEqualTo("BioImages");
  }

  @Test
  void anEditChangesThatAndNothingElse() throws IOException {
    byte[] given = real("S-BIAD1388");
    ObjectNode document = document(given, PageTabFormat.JSON);
    document.put("title", "Another title");
    ((ArrayNode) document.get("biosamples")).remove(0);
    ((ObjectNode) document.at("/authors/0")).put("email", "new@example.org");
    ((ArrayNode) document.get("keywords")).add("one more");
    document.withArray("specimens").addObject().put("title", "New");

    ObjectNode expected = (ObjectNode) MAPPER.readTree(given);
    ArrayNode attributes = (ArrayNode) expected.at("/section/attributes");
    ((ObjectNode) attributes.get(0)).put("value", "Another title");
    attributes.insertObject(9).put("name", "Keywords").put("value", "one more");
    ((ObjectNode) expected.at("/section/subsections/0/attributes/1"))
        .put("value", "new@example.org");
    ArrayNode sections = (ArrayNode) expected.at("/section/subsections");
    sections.remove(3);
    sections
        .insertObject(9)
        .put("type", "Specimen")
        .putArray("attributes")
        .addObject()
        .put("name", "Title")
        .put("value", "New");
    assertThat(facts(write(document, PageTabFormat.JSON))).isEqualTo(Facts.of(expected));
  }

  @Test
  void anOrganisationGoesWithItsLastAuthorAndANewOneComes() throws IOException {
    ObjectNode document = document(real("S-BIAD1388"), PageTabFormat.JSON);
    ObjectNode organisation = MAPPER.createObjectNode().put("name", "EMBL");
    organisation.put("ror", "https://ror.org/03mstc592");
    for (JsonNode author : document.get("authors")) {
      ((ObjectNode) author).set("organisation", organisation);
    }
    JsonNode back = MAPPER.readTree(write(document, PageTabFormat.JSON));
    assertThat(back.toString()).doesNotContain("University of Glasgow").contains("RORID");
    ObjectNode again = document(write(document, PageTabFormat.TSV), PageTabFormat.TSV);
    assertThat(again.at("/authors/0/organisation")).isEqualTo(organisation);
  }

  @Test
  void whatIsMissingForSubmissionIsAWarningAtItsPlaceInTheFile() {
    String text =
        "Submission\tS-1\nTemplate\tBioImages.v4\n\nStudy\ts\nTitle\tShort\n\nauthor\ta\nName\tA\n"
            + "E-mail\tnot one\n";
    StudyImport read = read(text.getBytes(StandardCharsets.UTF_8), PageTabFormat.TSV);
    assertThat(read).isInstanceOf(StudyImport.Imported.class);
    assertThat(read.findings())
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo("warning"))
        .extracting(finding -> finding.code() + " " + finding.row())
        .contains(
            "title.too-short 5",
            "licence.required 4",
            "authors.organisation.required 7",
            "study-components.required 4")
        .containsOnlyOnce("email.invalid 9");
  }

  @Test
  void realStudiesLackNothingOfTheirOwnTemplateButWhatIsMissing() throws IOException {
    assertThat(read(real("S-BIAD1388"), PageTabFormat.JSON).findings())
        .extracting(Finding::code)
        .containsOnly("release-date.past");
  }

  @Test
  void whateverADocumentHoldsIsWrittenOrRefusedButNeverAnotherFault() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      ObjectNode document =
          document(
              write((ObjectNode) MAPPER.readTree(WHOLE.toFile()), PageTabFormat.JSON),
              PageTabFormat.JSON);
      for (int change = 0; change <= round % 3; change++) {
        spoil(document, random);
      }
      StudyPageTab.toPageTab(document);
    }
  }

  private static void spoil(JsonNode node, Random random) {
    JsonNode at = node;
    while (true) {
      List<String> names = new java.util.ArrayList<>();
      at.fieldNames().forEachRemaining(names::add);
      int chosen = random.nextInt(at.size());
      JsonNode below = at.isArray() ? at.get(chosen) : at.get(names.get(chosen));
      if (below.isContainerNode() && !below.isEmpty() && random.nextInt(5) > 0) {
        at = below;
        continue;
      }
      JsonNode other =
          switch (random.nextInt(6)) {
            case 0 -> MAPPER.getNodeFactory().textNode("text");
            case 1 -> MAPPER.getNodeFactory().numberNode(5);
            case 2 -> MAPPER.getNodeFactory().nullNode();
            case 3 -> MAPPER.createArrayNode().add(1).addNull();
            case 4 -> MAPPER.createArrayNode().add(MAPPER.createArrayNode().addNull());
            default -> MAPPER.createObjectNode().put("name", 1).put("accno", true);
          };
      if (at instanceof ArrayNode array) {
        array.set(chosen, other);
      } else {
        ((ObjectNode) at).set(names.get(chosen), other);
      }
      return;
    }
  }

  private static ObjectNode document(byte[] bytes, PageTabFormat form) {
    StudyImport read = read(bytes, form);
    assertThat(read).as("%s", read.findings()).isInstanceOf(StudyImport.Imported.class);
    return ((StudyImport.Imported) read).document();
  }

  private static StudyImport read(byte[] bytes, PageTabFormat form) {
    return StudyImport.read(bytes, form, "minimal", TODAY);
  }

  /** As a database gives it back. */
  private static ObjectNode stored(ObjectNode document) throws IOException {
    return (ObjectNode) MAPPER.readTree(document.toString());
  }

  private static byte[] write(ObjectNode document, PageTabFormat form) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    PageTab.write(StudyPageTab.toPageTab(document.deepCopy()), form, target);
    return target.toByteArray();
  }

  private static byte[] json(PageTabRead read) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    assertThat(read).as("%s", read.findings()).isInstanceOf(PageTabRead.Imported.class);
    PageTab.write(((PageTabRead.Imported) read).submission(), PageTabFormat.JSON, target);
    return target.toByteArray();
  }

  private static JsonNode facts(byte[] json) throws IOException {
    return Facts.of(MAPPER.readTree(json));
  }

  private static byte[] real(String accession) throws IOException {
    return Files.readAllBytes(
        SharedMetadata.folder()
            .resolve("pagetab/real/" + accession + "/" + accession + "_original.json"));
  }

  private static void forget(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("pageTab");
    }
    node.forEach(StudyPageTabTest::forget);
  }

  /** Every attribute, file and link with the type of what holds it; names without case. */
  private static void say(JsonNode holder, String above, Set<String> said) {
    String type = above + "/" + key(holder.path("type").asText());
    for (JsonNode attribute : holder.path("attributes")) {
      String name = key(attribute.path("name").asText());
      boolean other =
          List.of("template", "licence", "license", "affiliation").contains(name)
              // On both levels, or on one: the document has one title and one release date.
              || List.of("title", "releasedate").contains(name) && above.isEmpty();
      if (!other) {
        said.add(type + "@" + name + "=" + attribute.path("value").asText());
      }
    }
    holder.path("files").forEach(file -> said.add(type + "#" + file.path("path").asText()));
    holder.path("links").forEach(link -> said.add(type + ">" + link.path("url").asText()));
    holder.path("subsections").forEach(section -> say(section, type, said));
    if (holder.has("section")) {
      say(((ObjectNode) holder.get("section")).put("type", "Study"), "", said);
    }
  }

  private static String key(String name) {
    String small = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    return switch (small) {
      case "keyword" -> "keywords";
      case "organization" -> "organisation";
      case "organisations" -> "organisation";
      default -> small;
    };
  }
}
