package org.lumenark.metadata.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

  @ParameterizedTest
  @CsvSource({
    "mus musculus, musculus mus, true",
    "mus musculus, musc mu, true",
    "mus musculus, culus, false",
    "mus musculus, mus homo, false"
  })
  void aNameHasWordsThatBeginOneOfItsOwn(String name, String words, boolean all) {
    assertThat(Suggestions.hasAll(name, List.of(words.split(" ")))).isEqualTo(all);
  }

  @Test
  void theBestChoiceOfEachWordIsTriedFirst() {
    assertThat(Suggestions.corrections(List.of(List.of("homo"), List.of("sapiens", "sapientum"))))
        .containsExactly("homo sapiens", "homo sapientum");
  }
}
