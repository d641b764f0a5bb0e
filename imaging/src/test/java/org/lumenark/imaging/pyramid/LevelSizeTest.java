package org.lumenark.imaging.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LevelSizeTest {

  @Test
  void sizesAreHalvedAndRoundedUpUntilTheLargerSideIsAtMost512() {
    assertThat(LevelSize.pyramid(4100, 5000))
        .containsExactly(
            new LevelSize(4100, 5000, 1, 1),
            new LevelSize(2050, 2500, 2, 2),
            new LevelSize(1025, 1250, 4, 4),
            new LevelSize(513, 625, 8, 8),
            new LevelSize(257, 313, 16, 16));
  }

  @Test
  void anAxisOfOnePixelStaysAndItsPixelKeepsItsSize() {
    assertThat(LevelSize.pyramid(1, 1025))
        .containsExactly(
            new LevelSize(1, 1025, 1, 1), new LevelSize(1, 513, 1, 2), new LevelSize(1, 257, 1, 4));
  }

  @Test
  void anAxisThatShrinksToOnePixelStopsGrowingThere() {
    assertThat(LevelSize.pyramid(3, 4000).getLast()).isEqualTo(new LevelSize(1, 500, 4, 8));
  }

  @Test
  void aSmallImageHasOneLevel() {
    assertThat(LevelSize.pyramid(512, 512)).hasSize(1);
  }
}
