package org.lumenark.imaging.pyramid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.source.SampleType;

class ChannelStatisticsTest {

  @Test
  void extremesAreOfAllSamplesAndQuantilesOfAnEvenPartOfThem() {
    ChannelStatistics statistics = new ChannelStatistics(SampleType.UINT16, 4096);
    int count = 0;
    for (int batch = 0; batch < 100; batch++) {
      ByteBuffer samples = ByteBuffer.allocate(20002).order(ByteOrder.LITTLE_ENDIAN);
      while (samples.hasRemaining()) {
        samples.putShort((short) (1000 + count++ % 50000));
      }
      statistics.add(samples.array(), 0, 10001);
    }
    assertThat(statistics.min()).isEqualTo(1000);
    assertThat(statistics.max()).isEqualTo(50999);
    double[] quantiles = statistics.quantiles(0.1, 0.5, 0.9);
    assertThat(quantiles[0]).isCloseTo(6000, within(1000.0));
    assertThat(quantiles[1]).isCloseTo(26000, within(1000.0));
    assertThat(quantiles[2]).isCloseTo(46000, within(1000.0));
  }

  @Test
  void noColumnOfAnImageIsPreferredWhoseWidthIsAPowerOfTwo() {
    ChannelStatistics statistics = new ChannelStatistics(SampleType.UINT8, 1024);
    byte[] row = new byte[4096];
    for (int x = 2048; x < 4096; x++) {
      row[x] = 100;
    }
    for (int y = 0; y < 4096; y++) {
      statistics.add(row, 0, row.length);
    }
    assertThat(statistics.quantiles(0.4, 0.6)).containsExactly(0, 100);
  }

  @Test
  void notANumberAndInfinityDoNotCount() {
    ByteBuffer samples = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    samples.putFloat(Float.NaN).putFloat(-2).putFloat(Float.POSITIVE_INFINITY).putFloat(3);
    samples.putFloat(Float.NEGATIVE_INFINITY);
    ChannelStatistics statistics = new ChannelStatistics(SampleType.FLOAT32, 1024);
    statistics.add(samples.array(), 0, 5);
    assertThat(statistics.min()).isEqualTo(-2);
    assertThat(statistics.max()).isEqualTo(3);
    assertThat(statistics.quantiles(0, 1)).containsExactly(-2, 3);
  }

  @Test
  void withoutFiniteSamplesEverythingIsZero() {
    ChannelStatistics statistics = new ChannelStatistics(SampleType.FLOAT64, 1024);
    assertThat(statistics.min()).isZero();
    assertThat(statistics.max()).isZero();
    assertThat(statistics.quantiles(0.5)).containsExactly(0);
  }

  @Test
  void theSampleOfFewerValuesThanSamplesIsInOrderAndWhole() {
    ChannelStatistics statistics = new ChannelStatistics(SampleType.INT16, 1024);
    ByteBuffer samples = ByteBuffer.allocate(14).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : new int[] {5, -32768, 5, 0, 32767, -3, 5}) {
      samples.putShort((short) value);
    }
    statistics.add(samples.array(), 0, 7);
    assertThat(statistics.sample()).containsExactly(-32768, -3, 0, 5, 5, 5, 32767);
  }
}
