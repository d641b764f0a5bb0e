package org.lumenark.imaging.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumenark.imaging.source.SampleType;

class ExtremesTest {

  @ParameterizedTest
  @EnumSource(names = {"INT8", "UINT8", "INT16", "UINT16", "INT32", "UINT32"})
  void the_smallest_and_the_largest_are_found_wherever_they_are(SampleType type) {
    Random random = new Random(5);
    SampleReader reader = SampleReader.of(type);
    int bytes = type.bytes();
    for (int count = 1; count < 70; count++) {
      for (int round = 0; round < 20; round++) {
        byte[] samples = new byte[(count + 2) * bytes];
        random.nextBytes(samples);
        int squeeze = random.nextInt(8);
        for (int i = bytes - 1; i < samples.length; i += bytes) {
          samples[i] >>= squeeze;
        }
        Extremes extremes = new Extremes(type);
        extremes.add(samples, bytes, count);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 1; i <= count; i++) {
          low = Math.min(low, reader.read(samples, i * bytes));
          high = Math.max(high, reader.read(samples, i * bytes));
        }
        assertThat(extremes.min()).isEqualTo(low);
        assertThat(extremes.max()).isEqualTo(high);
      }
    }
  }
}
