package org.lumenark.imaging.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteShuffleTest {

  @ParameterizedTest
  @CsvSource({"1,5", "2,1", "2,3", "2,4", "2,9", "4,1", "4,2", "4,7", "8,3"})
  void theFirstBytesOfAllSamplesComeFirst(int sampleBytes, int samples) {
    byte[] source = new byte[3 + samples * sampleBytes];
    for (int i = 0; i < source.length; i++) {
      source[i] = (byte) (i * 37 + 200);
    }
    byte[] shuffled = new byte[samples * sampleBytes];
    ByteShuffle.shuffle(source, 3, shuffled.length, sampleBytes, shuffled);
    for (int sample = 0; sample < samples; sample++) {
      for (int part = 0; part < sampleBytes; part++) {
        assertThat(shuffled[part * samples + sample])
            .as("byte %d of sample %d", part, sample)
            .isEqualTo(source[3 + sample * sampleBytes + part]);
      }
    }
  }
}
