package org.lumenark.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AreaMeanTest {

  @Test
  void pixelsWeighByHowMuchOfThemLiesInTheArea() {
    float[][] level = {{0, 10, 20}, {30, 40, 50}, {60, 70, 80}};
    float[][] picture = shrink(level, new Crop(0, 3, 0, 3), 2, 2);
    assertThat(picture[0][0]).isCloseTo(40 / 3f, within(1e-4f));
    assertThat(picture[1][1]).isCloseTo(200 / 3f, within(1e-4f));
  }

  @Test
  void aPictureOfTheSameSizeIsTheSame() {
    float[][] level = {{1, 2}, {3, 4}};
    assertThat(shrink(level, new Crop(0, 2, 0, 2), 2, 2)).isDeepEqualTo(level);
  }

  @Test
  void aCropMayBeginAndEndWithinPixels() {
    float[][] level = {{1, 2, 3, 4}};
    float[][] picture = shrink(level, new Crop(0.5, 3.5, 0, 1), 1, 1);
    assertThat(picture[0][0]).isCloseTo(2.5f, within(1e-6f));
  }

  @Test
  void whatIsNotFiniteDoesNotSpreadAndIsNothingWhereItIsAlone() {
    float[][] level = {{Float.NaN, 4, Float.NaN, Float.POSITIVE_INFINITY}};
    float[][] picture = shrink(level, new Crop(0, 4, 0, 1), 2, 1);
    assertThat(picture[0][0]).isEqualTo(4);
    assertThat(picture[0][1]).isNaN();
  }

  @Test
  void everyRowOfThePictureIsMadeWhateverTheSizes() {
    for (int size = 1; size <= 97; size++) {
      for (int height = 1; height <= size; height++) {
        float[][] level = new float[size][1];
        for (float[] row : level) {
          row[0] = 3;
        }
        float[][] picture = shrink(level, new Crop(0, 1, 0, size), 1, height);
        for (float[] row : picture) {
          assertThat(row[0]).isCloseTo(3, within(1e-5f));
        }
      }
    }
  }

  private static float[][] shrink(float[][] level, Crop crop, int width, int height) {
    float[][] picture = new float[height][];
    AreaMean mean =
        new AreaMean(
            crop,
            width,
            height,
            (row, values) -> picture[row] = Arrays.copyOf(values, values.length));
    for (int y = 0; y < level.length; y++) {
      mean.row(y, level[y], crop.firstColumn());
    }
    return picture;
  }
}
