package org.lumenark.submission.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\"", "\"7\",\"8\"", " \"7\" "})
  void aListThatHoldsTheTagNamesIt(String header) {
    assertThat(EntityTags.name(header, "\"7\"")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"6\"", "7", "W/\"7\"", "", "\"77\"", "\"6\", \"8\"", "**"})
  void anotherListDoesNot(String header) {
    assertThat(EntityTags.name(header, "\"7\"")).isFalse();
  }
}
