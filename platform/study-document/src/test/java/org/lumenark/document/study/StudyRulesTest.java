package org.lumenark.document.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumenark.document.Finding;
import org.lumenark.document.template.Template;
import org.lumenark.document.template.Templates;

class StudyRulesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Path DOCUMENTS = Path.of("src/test/resources/documents");

  static Stream<Path> valid() throws IOException {
    return Files.list(DOCUMENTS.resolve("valid"));
  }

  static Stream<Path> invalid() throws IOException {
    return Files.walk(DOCUMENTS.resolve("invalid")).filter(Files::isRegularFile);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aWholeDocumentHasNoFinding(Path file) throws IOException {
    assertThat(StudyRules.check(MAPPER.readTree(file.toFile()), TODAY)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void everyFixtureGivesTheCodeOfItsFolderAsAnErrorWithPlaceAndRemedy(Path file)
      throws IOException {
    List<Finding> findings = StudyRules.check(MAPPER.readTree(file.toFile()), TODAY);
    assertThat(findings)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(file.getParent().getFileName().toString());
          assertThat(finding.severity()).isEqualTo("error");
          assertThat(finding.pointer()).startsWith("/");
          assertThat(finding.message()).isNotBlank();
          assertThat(finding.remedy()).isNotBlank();
        });
  }

  @Test
  void eachRequiredMemberOfBioimageIsMissedAtItsOwnPlace() throws IOException {
    JsonNode whole = MAPPER.readTree(DOCUMENTS.resolve("valid/bioimage.json").toFile());
    Template template = Templates.find("bioimage").orElseThrow();
    assertThat(template.required()).hasSizeGreaterThan(35);
    for (String pointer : template.required()) {
      String place = pointer.replace("*", "0");
      for (String blank : List.of("", "\" \"", "[]", "{}")) {
        JsonNode lacking = without(whole.deepCopy(), place, blank);
        assertThat(StudyRules.check(lacking, TODAY))
            .as("%s as '%s'", place, blank)
            .filteredOn(finding -> finding.code().endsWith(".required"))
            .extracting(Finding::pointer)
            .contains(place);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2028-11-22, ''",
    "2028-11-23, release-date.too-far",
    "2026-11-22, ''",
    "2026-11-21, release-date.past",
    "2028-11-23T00:30:00+02:00, ''",
    "2027-02-29, release-date.invalid",
    "next year, release-date.invalid",
    "01/02/2027, release-date.invalid",
  })
  void aReleaseDateIsADayAtMostTwoYearsAhead(String date, String code) {
    ObjectNode document = MAPPER.createObjectNode().put("title", "x").put("releaseDate", date);
    assertThat(StudyRules.check(document, TODAY).stream().map(Finding::code).findFirst().orElse(""))
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "CC0-1.0, ''",
    "CC0, ''",
    "cc by 4.0, ''",
    "CC-BY 4.0, ''",
    "CC-BY-NC-4.0, licence.unknown",
    "MIT, licence.unknown",
    "yes, licence.unknown",
  })
  void onlyLicencesThatTheArchivePublishesUnderAreTaken(String licence, String code) {
    ObjectNode document = MAPPER.createObjectNode().put("title", "x").put("licence", licence);
    assertThat(StudyRules.check(document, TODAY).stream().map(Finding::code).findFirst().orElse(""))
        .isEqualTo(code);
  }

  @Test
  void aHostileDocumentEndsInBoundedFindings() {
    ObjectNode document = MAPPER.createObjectNode();
    ArrayNode keywords = document.putArray("keywords");
    for (int index = 0; index < 100_000; index++) {
      keywords.add(index);
    }
    assertThat(StudyRules.check(document, TODAY)).hasSizeBetween(1_000, 1_100);
    assertThat(StudyRules.check(MAPPER.createArrayNode(), TODAY))
        .extracting(Finding::code)
        .contains("metadata.type");
  }

  private static JsonNode without(JsonNode whole, String place, String blank) throws IOException {
    int last = place.lastIndexOf('/');
    ObjectNode holder = (ObjectNode) whole.at(place.substring(0, last));
    String name = place.substring(last + 1);
    if (blank.isEmpty()) {
      holder.remove(name);
    } else {
      holder.set(name, MAPPER.readTree(blank));
    }
    return whole;
  }
}
