package org.lumenark.metadata.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.platform.problem.ProblemException;

class AttributeFilterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Gene:PLK1|Gene|PLK1",
        "Cell line:HeLa, Kyoto|Cell line|HeLa, Kyoto",
        "Term:CMPO:0000426|Term|CMPO:0000426",
        "\"Term: id\":CMPO:1|Term: id|CMPO:1",
        "\"a \"\"b\"\" c\":d|a \"b\" c|d",
        "Größe µ:\"5\"|Größe µ|\"5\""
      })
  void names_end_at_the_first_colon_outside_of_quotes(String text, String name, String value) {
    assertThat(AttributeFilter.parse(List.of(text)))
        .containsExactly(new AttributeFilter(name, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "Gene",
        "Gene:",
        ":PLK1",
        "\"",
        "\"Gene",
        "\"Gene\"",
        "\"a\"b:c",
        "\"a\":"
      })
  void what_is_no_filter_is_refused(String text) {
    assertThatThrownBy(() -> AttributeFilter.parse(List.of(text)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("NAME:VALUE");
  }

  @Test
  void a_filter_that_is_given_twice_counts_once_and_many_are_refused() {
    assertThat(AttributeFilter.parse(List.of("a:b", "a:b", "a:c"))).hasSize(2);
    assertThatThrownBy(() -> AttributeFilter.parse(Collections.nCopies(9, "a:b")))
        .isInstanceOf(ProblemException.class);
  }
}
