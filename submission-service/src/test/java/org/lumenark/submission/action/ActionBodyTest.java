package org.lumenark.submission.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.platform.problem.ProblemException;

class ActionBodyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'action':'remove','folder':'raw/day 1'}",
        "{'action':'remove','pattern':'**/*.tmp'}",
        "{'action':'move','from':'a/b','to':'c'}",
        "{'action':'expand','path':'a/b.zip','into':'c','keep':true}",
        "{'action':'expand','path':'b.zip','into':'','keep':false}",
        "{'action':'import','source':{'folder':'f','prefix':'a/b'},'path':'c'}",
        "{'action':'import','source':{'bucket':'f','prefix':''},'path':''}"
      })
  void whatIsStoredIsTheRequestThatWasSent(String body) throws Exception {
    ActionRequest request = ActionBody.parse(json(body)).request();

    assertThat(request.json()).isEqualTo(json(body));
    assertThat(ActionRequest.ofStored(request.json())).isEqualTo(request);
  }

  @Test
  void aFolderMayEndWithASlash() throws Exception {
    assertThat(ActionBody.parse(json("{'action':'remove','folder':'raw/'}")).request())
        .isEqualTo(new ActionRequest.RemoveFolder("raw"));
  }

  @Test
  void anArchiveIsExpandedBesideItselfUnlessAnotherFolderIsNamed() throws Exception {
    assertThat(ActionBody.parse(json("{'action':'expand','path':'a/b.zip'}")).request())
        .isEqualTo(new ActionRequest.Expand("a/b.zip", "a", false));
    assertThat(ActionBody.parse(json("{'action':'expand','path':'b.zip'}")).request())
        .isEqualTo(new ActionRequest.Expand("b.zip", "", false));
    assertThat(new ActionRequest.Expand("a/b.zip", "a", false).target("./c")).isEqualTo("a/c");
    assertThat(new ActionRequest.Expand("b.zip", "a", false).target("/c")).isEqualTo("/c");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = ';',
      value = {
        "{'action':'remove','pattern':'**','preveiw':true}; action.member",
        "{'action':'remove','pattern':'**','preview':'true'}; action.form",
        "{'action':'remove','pattern':'a','folder':'b'}; action.member",
        "{'action':'remove','pattern':''}; action.pattern",
        "{'action':'remove','folder':''}; path.empty",
        "{'action':'remove','folder':'/'}; path.empty",
        "{'action':'remove','folder':'../other'}; path.traversal",
        "{'action':'remove','folder':7}; action.form",
        "{'action':'remove'}; action.form",
        "{'action':'move','from':'a','to':'a'}; action.into-itself",
        "{'action':'move','from':'a','to':'a/b'}; action.into-itself",
        "{'action':'move','from':'a','to':'/etc'}; path.absolute",
        "{'action':'expand','path':'a','into':'../b'}; path.traversal",
        "{'action':'expand','path':'a','into':7}; action.form",
        "{'action':'expand','path':'a','keep':'no'}; action.form",
        "{'action':'format'}; action.unknown",
        "[]; action.form"
      })
  void whatIsWrongIsRefusedWithACode(String body, String code) throws Exception {
    JsonNode sent = json(body);

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> ActionBody.parse(sent));

    assertThat(refused.toProblem("").code()).isEqualTo(code);
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
