package org.lumenark.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.validation.TermCatalogue.Answer;
import org.lumenark.submission.validation.TermCatalogue.KnownId;
import org.lumenark.submission.validation.TermCatalogue.NamedTerm;

class TermCheckTest {

  private static final NamedTerm HUMAN = new NamedTerm("NCBITaxon:9606", "Homo sapiens");
  private static final NamedTerm MOUSE = new NamedTerm("NCBITaxon:10090", "Mus musculus");
  private static final NamedTerm GENUS = new NamedTerm("NCBITaxon:10088", "Mus");
  private static final NamedTerm PART = new NamedTerm("UBERON:1", "human");

  private static final Answer KNOWN =
      new Answer.Known(
          List.of("NCBITaxon", "FBbi"),
          Map.of(
              "NCBITaxon:9606", new KnownId("Homo sapiens", false, List.of()),
              "NCBITaxon:10090", new KnownId("Mus musculus", false, List.of()),
              "NCBITaxon:85055", new KnownId("Mus musculus", true, List.of(MOUSE)),
              "FBbi:0", new KnownId("dummy", true, List.of())),
          Map.of(
              "human", List.of(HUMAN, PART),
              "Homo sapiens", List.of(HUMAN),
              "Mus musculus", List.of(MOUSE),
              "mouse", List.of(MOUSE, GENUS)));

  private static List<Finding> findings(String document, TermCatalogue catalogue) throws Exception {
    return new TermCheck(catalogue).findings(new ObjectMapper().readTree(document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"human\" | term.unmapped | Choose NCBITaxon:9606 if that is what you mean.",
        "{\"label\": \"Homo sapiens\"} | term.unmapped | Choose NCBITaxon:9606 if that is what you"
            + " mean.",
        "\"mouse\" | - | -",
        "\"my own strain\" | - | -",
        "{\"id\": \"NCBITaxon:9606\", \"label\": \"human\"} | - | -",
        "{\"id\": \"NCBITaxon:10090\", \"label\": \"mouse\"} | - | -",
        "{\"id\": \"NCBITaxon:9606\", \"label\": \"Mus musculus\"} | term.other-label | Check which"
            + " of the two you mean.",
        "{\"id\": \"NCBITaxon:85055\"} | term.obsolete | Use NCBITaxon:10090 (Mus musculus)"
            + " instead.",
        "{\"id\": \"FBbi:0\"} | term.obsolete | Choose another term by its name.",
        "{\"id\": \"ncbitaxon:1\"} | term.unknown | Check the id, or choose a term by its name.",
        "{\"id\": \"NCBITaxon:1\", \"label\": \"human\"} | term.unknown | 'human' is NCBITaxon:9606"
            + " (Homo sapiens): choose it if you mean it.",
        "{\"id\": \"EFO:1\"} | - | -",
        "{\"id\": \"9606\"} | - | -"
      })
  void aTermIsComparedWithItsOntology(String term, String code, String remedy) throws Exception {
    List<Finding> findings =
        findings("{\"biosamples\": [{\"organism\": " + term + "}]}", (ids, names) -> KNOWN);

    if (code.equals("-")) {
      assertThat(findings).isEmpty();
      return;
    }
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().severity()).isEqualTo("warning");
    assertThat(findings.getFirst().code()).isEqualTo(code);
    assertThat(findings.getFirst().pointer()).isEqualTo("/biosamples/0/organism");
    assertThat(findings.getFirst().remedy()).isEqualTo(remedy);
  }

  @Test
  void aCatalogueThatDoesNotAnswerIsSaidAndOneThatIsNotThereIsNot() throws Exception {
    String document = "{\"organisms\": [\"human\"]}";

    assertThat(findings(document, (ids, names) -> new Answer.Unreachable()))
        .extracting(Finding::code, Finding::severity)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("terms.unchecked", "warning"));
    assertThat(findings(document, (ids, names) -> new Answer.Absent())).isEmpty();
  }

  @Test
  void aDocumentOfManyTermsAsksForAHundredAndOneWithoutTermsForNone() throws Exception {
    List<Integer> asked = new ArrayList<>();
    TermCatalogue catalogue =
        (ids, names) -> {
          asked.add(ids.size() + names.size());
          return KNOWN;
        };
    StringBuilder many = new StringBuilder("{\"organisms\": [\"" + "x".repeat(201) + "\"");
    IntStream.range(0, 500).forEach(i -> many.append(",\"name ").append(i % 400).append('"'));

    findings(many + "]}", catalogue);
    findings("{\"title\": \"none\"}", catalogue);

    assertThat(asked).containsExactly(100);
  }
}
