package org.lumenark.document.pagetab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumenark.document.Finding;

class PageTabFixturesTest {

  private static final Path INVALID = Path.of("src/test/resources/invalid");

  /** What is too large for a file of the checkout, or only found when writing; tested below. */
  private static final Set<String> MADE =
      Set.of(
          "pagetab.too-large",
          "pagetab.value-too-long",
          "pagetab.too-many-attributes",
          "pagetab.not-in-rows",
          "xlsx.cell-too-long",
          "xlsx.too-many-rows");

  static Stream<Path> fixtures() throws IOException {
    return Files.walk(INVALID).filter(Files::isRegularFile);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyFixtureGivesTheCodeOfItsFolderWithPlaceAndRemedy(Path fixture) throws IOException {
    PageTabRead read = read(fixture);
    String code = fixture.getParent().getFileName().toString();
    assertThat(read.findings()).extracting(Finding::code).contains(code);
    assertThat(read.findings())
        .allSatisfy(finding -> {
          assertThat(finding.message()).isNotBlank();
          assertThat(finding.remedy()).isNotBlank();
          assertThat(finding.pointer() != null || finding.row() != null).isTrue();
        });
    boolean errors = read.findings().stream().anyMatch(each -> each.severity().equals("error"));
    assertThat(read instanceof PageTabRead.Refused).isEqualTo(errors);
  }

  @Test
  void everyCodeInTheSourcesHasAFixture() throws IOException {
    Pattern codes =
        Pattern.compile(
            "\"((?:pagetab|json|xml|xlsx|text|path|file|link|file-list|association|release-date|orcid|ror|doi|email)"
                + "\\.[a-z0-9-]+)\"");
    Set<String> named = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        codes.matcher(Files.readString(source)).results().forEach(each -> named.add(each.group(1)));
      }
    }
    assertThat(named).hasSizeGreaterThan(50);
    named.removeAll(MADE);
    assertThat(named).allSatisfy(code -> assertThat(INVALID.resolve(code)).isDirectory());
  }

  @Test
  void limitsHaveCodes() {
    String head = "Submission\tS-1\n\nStudy\ts-1\n";
    assertThat(codes(head + "Long\t" + "x".repeat(1_000_001) + "\n"))
        .containsExactly("pagetab.value-too-long");
    assertThat(codes(head + "A\tb\n".repeat(10_001)))
        .containsExactly("pagetab.too-many-attributes");
    assertThat(codes(head + "A\tb\n".repeat(10_000))).isEmpty();
    assertThat(codes("#" + " ".repeat(33 << 20))).containsExactly("pagetab.too-large");
  }

  @Test
  void theRowOfAFaultIsTheOneThatASpreadsheetCounts() {
    String text = "Submission\tS-1\n\nStudy\ts-1\nNote\t\"two\nlines\"\n\nData\td\tnowhere\n";
    Finding finding = PageTab.read(bytes(text), PageTabFormat.TSV).findings().getFirst();
    assertThat(finding.code()).isEqualTo("pagetab.parent-unknown");
    assertThat(finding.row()).isEqualTo(6);
  }

  private static List<String> codes(String tsv) {
    return PageTab.read(bytes(tsv), PageTabFormat.TSV).findings().stream()
        .map(Finding::code)
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static PageTabRead read(Path file) throws IOException {
    return PageTab.read(
        Files.readAllBytes(file),
        PageTabFormat.ofName(file.getFileName().toString()).orElseThrow());
  }
}
