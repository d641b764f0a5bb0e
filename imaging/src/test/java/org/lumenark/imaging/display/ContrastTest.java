package org.lumenark.imaging.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContrastTest {

  private static final int SAMPLES = 65_536;

  private final Random random = new Random(7);

  @Test
  void brightThingsThatFillLessThanThePercentileAreShownAndTheNoiseAroundThemIsDark() {
    double[] samples = noise(100, 5);
    for (int i = 0; i < 60; i++) {
      samples[i] = 2_000 + 10 * i;
    }
    Window window = Contrast.of(samples);
    assertThat(window.end()).isBetween(2_300.0, 2_600.0);
    assertThat(window.brightness(115)).isLessThan(0.02f);
  }

  @Test
  void brightThingsOnNothingAreShown() {
    double[] samples = new double[SAMPLES];
    Arrays.fill(samples, 0, 40, 255);
    assertThat(Contrast.of(samples)).isEqualTo(new Window(0, 255));
  }

  @Test
  void darkThingsThatFillLessThanThePercentileAreShownInBrightField() {
    double[] samples = noise(30_000, 50);
    Arrays.fill(samples, 0, 60, 9_000);
    assertThat(Contrast.of(samples).start()).isCloseTo(9_000, within(100.0));
  }

  @Test
  void oneHotAndOneDeadPixelDoNotCount() {
    double[] samples = noise(1_000, 100);
    samples[5] = 65_535;
    samples[6] = 0;
    Window window = Contrast.of(samples);
    assertThat(window.start()).isBetween(600.0, 800.0);
    assertThat(window.end()).isBetween(1_200.0, 1_400.0);
  }

  @Test
  void twelveBitsInSixteenUseTheWholeRangeOfThePicture() {
    double[] samples = IntStream.range(0, SAMPLES).mapToDouble(i -> i % 4096).toArray();
    Window window = Contrast.of(samples);
    assertThat(window.brightness(4_090)).isEqualTo(1f);
    assertThat(window.brightness(2_048)).isCloseTo(0.5f, within(0.03f));
  }

  @Test
  void theBackgroundOfFluorescenceIsBlackAndItsSignalIsNot() {
    double[] samples = noise(400, 20);
    for (int i = 0; i < SAMPLES / 5; i++) {
      samples[i] = 600 + i % 3_000;
    }
    Window window = Contrast.of(samples);
    assertThat(window.brightness(400)).isLessThan(0.02f);
    assertThat(window.brightness(1_500)).isBetween(0.2f, 0.6f);
  }

  @Test
  void theMiddleOfElectronMicroscopyIsGreyOnBothSigns() {
    Window window = Contrast.of(noise(0, 1));
    assertThat(window.brightness(0)).isCloseTo(0.5f, within(0.05f));
    Window inverted = Contrast.of(noise(-30_000, 300));
    assertThat(inverted.brightness(-30_000)).isCloseTo(0.5f, within(0.05f));
  }

  @Test
  void valuesThatAreNoNumbersDoNotCount() {
    double[] samples = noise(10, 1);
    Arrays.fill(samples, 0, 1_000, Double.NaN);
    Arrays.fill(samples, 1_000, 2_000, Double.POSITIVE_INFINITY);
    Arrays.fill(samples, 2_000, 3_000, Double.NEGATIVE_INFINITY);
    Window window = Contrast.of(samples);
    assertThat(window.start()).isBetween(5.0, 8.0);
    assertThat(window.end()).isBetween(12.0, 15.0);
    assertThat(Contrast.of(new double[] {Double.NaN})).isEqualTo(new Window(0, 1));
    assertThat(Contrast.of(new double[0])).isEqualTo(new Window(0, 1));
  }

  @Test
  void aFillValueFarFromAllOthersIsLeftOut() {
    double[] samples = noise(1_000, 10);
    Arrays.fill(samples, 0, SAMPLES / 4, -32_768);
    assertThat(Contrast.of(samples).start()).isGreaterThan(900);
    Arrays.fill(samples, 0, SAMPLES / 4, 65_535);
    assertThat(Contrast.of(samples).end()).isLessThan(1_100);
  }

  @Test
  void aMaskIsBlackAndWhite() {
    double[] samples = new double[SAMPLES];
    Arrays.fill(samples, 0, SAMPLES / 3, 1);
    assertThat(Contrast.of(samples)).isEqualTo(new Window(0, 1));
  }

  @Test
  void aConstantPlaneIsWhiteAboveZeroAndElseBlack() {
    assertThat(constant(0).brightness(0)).isZero();
    assertThat(constant(-5).brightness(-5)).isZero();
    assertThat(constant(-1e300).brightness(-1e300)).isZero();
    assertThat(constant(200).brightness(200)).isEqualTo(1f);
  }

  @Test
  void theLargestNumbersHaveAWindowToo() {
    assertThat(Contrast.of(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}).brightness(0))
        .isEqualTo(0.5f);
  }

  private static Window constant(double value) {
    double[] samples = new double[100];
    Arrays.fill(samples, value);
    return Contrast.of(samples);
  }

  private double[] noise(double mean, double deviation) {
    return IntStream.range(0, SAMPLES)
        .mapToDouble(i -> mean + deviation * random.nextGaussian())
        .toArray();
  }
}
