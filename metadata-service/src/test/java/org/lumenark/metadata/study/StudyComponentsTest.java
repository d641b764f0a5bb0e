package org.lumenark.metadata.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StudyComponentsTest {

  private static final StudyDocument DOCUMENT =
      StudyDocument.parse(
          """
          {"organisms": ["Danio rerio"],
           "biosamples": [{"title": "One", "organism": "Homo sapiens"},
             {"title": " Two ", "organism": {"label": "Mus musculus"}}],
           "imageAcquisitions": [{"title": "Live", "imagingMethod": ["confocal", "TIRF"]}],
           "studyComponents": [
             {"name": "A/B", "associations": [{"biosample": "Two"}, {"imageAcquisition": "Live"}]},
             {"name": "Same", "associations": [{"biosample": "One"}]},
             {"name": "Same", "associations": [{"biosample": "Two"}, {"biosample": "Nobody"}]},
             {"name": "Listed", "fileList": "lists/third.v2.tsv"}],
           "annotations": [{"title": "Masks", "fileList": "masks.tsv"}]}
          """);

  @Test
  void a_component_is_named_as_its_list_which_has_no_slash_and_counts_names_that_come_again() {
    StudyComponents components = DOCUMENT.components();

    assertThat(components.pointer("A B")).contains("/studyComponents/0");
    assertThat(components.pointer("Same")).contains("/studyComponents/1");
    assertThat(components.pointer("Same (2)")).contains("/studyComponents/2");
    assertThat(components.pointer("third.v2")).contains("/studyComponents/3");
    assertThat(components.pointer("Masks")).contains("/annotations/0");
    assertThat(components.pointer("masks")).as("the name of its file").contains("/annotations/0");
    assertThat(components.pointer("same")).isEmpty();
  }

  @Test
  void what_components_associate_comes_before_what_the_study_says_field_by_field() {
    assertThat(DOCUMENT.organisms(List.of("A B"))).containsExactly("Mus musculus");
    assertThat(DOCUMENT.imagingMethods(List.of("A B"))).containsExactly("confocal", "TIRF");
    assertThat(DOCUMENT.organisms(List.of("Same", "Same (2)")))
        .containsExactly("Homo sapiens", "Mus musculus");
    assertThat(DOCUMENT.imagingMethods(List.of("Same")))
        .as("it associates no acquisition")
        .containsExactly("confocal", "TIRF");
    assertThat(DOCUMENT.organisms(List.of("Masks", "unknown")))
        .containsExactly("Danio rerio", "Homo sapiens", "Mus musculus");
  }

  @Test
  void what_has_another_shape_is_as_if_it_were_not_there() {
    for (String json :
        List.of(
            "[]",
            "{\"studyComponents\": {\"name\": \"A\"}}",
            "{\"studyComponents\": [7, null, {\"name\": \"A\", \"associations\": [7, {}]}]}")) {
      assertThat(StudyDocument.parse(json).organisms(List.of("A"))).isEmpty();
    }
  }
}
