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
