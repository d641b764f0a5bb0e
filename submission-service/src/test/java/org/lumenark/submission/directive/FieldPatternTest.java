package org.lumenark.submission.directive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPatternTest {

  @Test
  void everyEqualValueIsReplacedAndNoOther() throws IOException {
    ObjectNode study =
        json(
            "{'organisms':['mouse','Mouse','mouse'],'title':'mouse','biosamples':[{'organism':'mouse'}]}");
    assertThat(pattern("organism").replace(study, new TextNode("mouse"), json("{'label':'Mus'}")))
        .containsExactly("/organisms/0", "/organisms/2");
    assertThat(study)
        .isEqualTo(
            json(
                "{'organisms':[{'label':'Mus'},'Mouse',{'label':'Mus'}],'title':'mouse',"
                    + "'biosamples':[{'organism':'mouse'}]}"));
  }

  @Test
  void patternsReachIntoListsAndTermsAndPassOverWhatHasAnotherForm() throws IOException {
    ObjectNode study =
        json("{'biosamples':[{'organism':{'label':'x'}},'odd',{'organism':['y',{'label':'x'}]}]}");
    assertThat(
            pattern("/biosamples/*/organism/*")
                .replace(study, json("{'label':'x'}"), new TextNode("z")))
        .containsExactly("/biosamples/2/organism/1");
    assertThat(pattern("/biosamples/0/organism/label").replace(study, text("x"), text("w")))
        .containsExactly("/biosamples/0/organism/label");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "organisms", "/", "/*", "//x", "/template", "/licence", "/releaseDate", "/a/"})
  void whatCuratorsDoNotCorrectIsNoPattern(String text) {
    assertThat(FieldPattern.parse(text)).isEmpty();
  }

  @Test
  void revertingLeavesWhatWasChangedSince() throws IOException {
    Directive directive =
        new Directive(
            UUID.randomUUID(),
            pattern("organism"),
            text("mouse"),
            text("Mus musculus"),
            Optional.empty(),
            true,
            "s",
            "curator",
            "");
    Correction reverted =
        Correction.revert(
            directive,
            json("{'organisms':['Mus musculus','rat']}"),
            List.of("/organisms/0", "/organisms/1", "/organisms/2"));
    assertThat(reverted.document()).isEqualTo(json("{'organisms':['mouse','rat']}"));
    assertThat(reverted.pointers()).containsExactly("/organisms/0");
    assertThat(reverted.kept()).containsExactly("/organisms/1", "/organisms/2");
  }

  @Test
  void aValueThatWouldMakeAStudyInvalidIsRefused() throws IOException {
    Directive directive =
        new Directive(
            UUID.randomUUID(),
            pattern("/authors/*/orcid"),
            text("0000-0002-1825-0097"),
            text("0000-0002-1825-0098"),
            Optional.empty(),
            false,
            "s",
            "curator",
            "");
    ObjectNode study = json("{'title':'T','authors':[{'name':'A','orcid':'0000-0002-1825-0097'}]}");
    assertThat(Correction.apply(directive, study, LocalDate.of(2026, 11, 1)).refused()).isTrue();
  }

  private static FieldPattern pattern(String text) {
    return FieldPattern.parse(text).orElseThrow();
  }

  private static JsonNode text(String text) {
    return new TextNode(text);
  }

  private static ObjectNode json(String text) throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
