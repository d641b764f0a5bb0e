package org.lumenark.metadata.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyDocumentTest {

  @Test
  void organisms_come_from_the_list_or_the_biosamples_as_text_or_term() {
    StudyDocument document =
        StudyDocument.parse(
            """
            {"organisms": ["Mus musculus"],
             "biosamples": [{"organism": "Homo sapiens"},
               {"organism": {"id": "7227", "label": "Drosophila melanogaster"}},
               {"organism": "Mus musculus"}]}
            """);

    assertThat(document.organisms())
        .containsExactly("Mus musculus", "Homo sapiens", "Drosophila melanogaster");
  }

  @Test
  void authors_are_told_by_name() {
    StudyDocument document =
        StudyDocument.parse("{\"authors\": [{\"name\": \"A. One\", \"email\": \"a@b.c\"}, {}, 7]}");

    assertThat(document.authors()).containsExactly("A. One");
  }

  @Test
  void authors_are_shown_without_their_mail_and_with_the_names_of_their_organisations() {
    StudyDocument document =
        StudyDocument.parse(
            """
            {"authors": [{"name": "A. One", "email": "a@b.c", "orcid": "0000-0002-1825-0097",
                "organisation": ["X", {"name": "Y", "ror": "03mstc592"}],
                "pageTab": {"attributes": [{"name": "E-mail", "value": "a@b.c"}]}}, 7]}
            """);

    assertThat(document.authorObjects().toString())
        .isEqualTo(
            "[{\"name\":\"A. One\",\"orcid\":\"0000-0002-1825-0097\",\"organisation\":\"X; Y\"}]");
  }

  @Test
  void an_acquisition_may_have_several_methods() {
    StudyDocument document =
        StudyDocument.parse(
            "{\"imageAcquisitions\": [{\"imagingMethod\": [\"confocal\", {\"label\":"
                + " \"TIRF\"}]}]}");

    assertThat(document.imagingMethods()).containsExactly("confocal", "TIRF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "7",
        "{\"keywords\": 7, \"authors\": {\"name\": []}, \"licence\": [1], \"biosamples\": \"x\"}",
        "{\"organisms\": [[], {}, null, {\"label\": 5}, \"  \"], \"description\": {}}"
      })
  void what_has_another_shape_is_as_if_it_were_not_there(String json) {
    StudyDocument document = StudyDocument.parse(json);

    assertThat(document.description()).isEmpty();
    assertThat(document.keywords()).isEmpty();
    assertThat(document.authors()).isEmpty();
    assertThat(document.organisms()).isEmpty();
    assertThat(document.imagingMethods()).isEmpty();
    assertThat(document.licence()).isEmpty();
  }
}
