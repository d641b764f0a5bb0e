package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagTest {

  private final EntityTag tag = EntityTag.of("abc");

  @Test
  void a_client_that_names_the_tag_has_it_already() {
    assertThat(tag.isKnownBy("\"x\", \"abc\"")).isTrue();
    assertThat(tag.isKnownBy("W/\"abc\"")).isTrue();
    assertThat(tag.isKnownBy("*")).isTrue();
    assertThat(tag.isKnownBy("abc")).isFalse();
    assertThat(tag.isKnownBy(null)).isFalse();
  }

  @Test
  void ranges_need_the_very_same_representation() {
    assertThat(tag.allowsRange(null)).isTrue();
    assertThat(tag.allowsRange("\"abc\"")).isTrue();
    assertThat(tag.allowsRange("W/\"abc\"")).isFalse();
    assertThat(tag.allowsRange("Sat, 21 Nov 2026 10:00:00 GMT")).isFalse();
  }
}
