package org.lumenark.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {

  @Test
  void pathSizeAndDigestCountTogether() {
    Fingerprints set = new Fingerprints();
    assertThat(set.add("a", 1, "00")).isTrue();
    assertThat(set.add("a", 1, "00")).isFalse();
    assertThat(set.contains("a", 1, "00")).isTrue();
    assertThat(set.contains("a", 2, "00")).isFalse();
    assertThat(set.contains("a", 1, "01")).isFalse();
    assertThat(set.contains("b", 1, "00")).isFalse();
    assertThat(set.count()).isEqualTo(1);
  }

  @Test
  void growsAndForgetsNothing() {
    Fingerprints set = new Fingerprints();
    for (int i = 0; i < 50_000; i++) {
      set.add("file-" + i, i, "digest");
    }
    assertThat(set.count()).isEqualTo(50_000);
    for (int i = 0; i < 50_000; i++) {
      assertThat(set.contains("file-" + i, i, "digest")).isTrue();
      assertThat(set.contains("file-" + i, i + 1, "digest")).isFalse();
    }
  }
}
