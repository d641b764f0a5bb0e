package org.lumenark.metadata.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagsTest {

  /** SHA-256("abc") of FIPS 180-2, appendix B.1, its first 16 bytes. */
  private static final String TAG = "\"ba7816bf8f01cfea414140de5dae2223\"";

  @Test
  void a_tag_is_a_digest_of_the_answer() {
    assertThat(EntityTags.of(new byte[] {'a', 'b', 'c'})).isEqualTo(TAG);
  }

  @Test
  void a_tag_matches_alone_in_a_list_weakly_and_as_star() {
    assertThat(EntityTags.matches(TAG, TAG)).isTrue();
    assertThat(EntityTags.matches("\"x\", W/" + TAG, TAG)).isTrue();
    assertThat(EntityTags.matches("*", TAG)).isTrue();
    assertThat(EntityTags.matches("\"x\"", TAG)).isFalse();
    assertThat(EntityTags.matches(null, TAG)).isFalse();
  }
}
