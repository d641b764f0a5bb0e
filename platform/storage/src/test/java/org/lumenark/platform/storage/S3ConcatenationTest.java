package org.lumenark.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class S3ConcatenationTest {

  private static final int MIB = 1 << 20;
  private static final int PART = 8 * MIB;

  @Test
  void partsAreOfOneSizeButTheLastAndLoseNothing() {
    StoredObject one = new StoredObject("one", 20 * MIB);
    StoredObject two = new StoredObject("two", 9 * MIB);

    assertThat(new S3Concatenation(List.of(one, two), PART).parts())
        .containsExactly(
            new S3Concatenation.Part(1, List.of(new S3Concatenation.Piece(one, 0, PART))),
            new S3Concatenation.Part(2, List.of(new S3Concatenation.Piece(one, PART, PART))),
            new S3Concatenation.Part(
                3,
                List.of(
                    new S3Concatenation.Piece(one, 16 * MIB, 4 * MIB),
                    new S3Concatenation.Piece(two, 0, 4 * MIB))),
            new S3Concatenation.Part(4, List.of(new S3Concatenation.Piece(two, 4 * MIB, 5 * MIB))));
  }

  @Test
  void nothingIsCopiedOutOfAnObjectOfFiveMebibytesOrLess() {
    StoredObject large = new StoredObject("large", PART);
    StoredObject small = new StoredObject("small", 5 * MIB);

    List<S3Concatenation.Part> parts = new S3Concatenation(List.of(large, small), PART).parts();

    assertThat(parts.get(0).copied()).isPresent();
    assertThat(parts.get(1).copied()).isEmpty();
  }

  @Test
  void moreThanTenThousandPartsAreNotBegun() {
    StoredObject large = new StoredObject("large", 10_000L * PART);
    assertThat(new S3Concatenation(List.of(large), PART).parts()).hasSize(10_000);
    List<StoredObject> more = List.of(large, new StoredObject("more", 1));
    assertThatThrownBy(() -> new S3Concatenation(more, PART))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
