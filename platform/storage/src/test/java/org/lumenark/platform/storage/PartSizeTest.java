package org.lumenark.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartSizeTest {

  private static final int MIB = 1 << 20;
  private static final long GIB = 1L << 30;

  @Test
  void tenThousandPartsOfTheSmallestSizeThatHoldsTheObject() {
    assertThat(PartSize.forLength(0)).isEqualTo(8 * MIB);
    assertThat(PartSize.forLength(80_000L * MIB)).isEqualTo(8 * MIB);
    assertThat(PartSize.forLength(80_000L * MIB + 1)).isEqualTo(16 * MIB);
    assertThat(PartSize.forLength(640_000L * MIB)).isEqualTo(64 * MIB);
    assertThatThrownBy(() -> PartSize.forLength(640_000L * MIB + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partsOfAnUnknownLengthGrowAndHoldMoreThan512GiB() {
    assertThat(PartSize.ofPart(1)).isEqualTo(8 * MIB);
    assertThat(PartSize.ofPart(500)).isEqualTo(8 * MIB);
    assertThat(PartSize.ofPart(501)).isEqualTo(16 * MIB);
    assertThat(PartSize.ofPart(1_001)).isEqualTo(32 * MIB);
    assertThat(PartSize.ofPart(1_501)).isEqualTo(64 * MIB);
    assertThat(PartSize.ofPart(10_000)).isEqualTo(64 * MIB);
    assertThat(IntStream.rangeClosed(1, 10_000).mapToLong(PartSize::ofPart).sum())
        .isGreaterThan(512 * GIB);
  }
}
