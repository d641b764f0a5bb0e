package org.lumenark.imaging.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BloscDecoderTest {

  @TestFactory
  Stream<DynamicTest> frames_of_every_compressor_and_shuffle_are_decoded() throws IOException {
    return frames().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row[0] + " shuffle " + row[1] + ", " + row[3] + " bytes by " + row[2],
                () -> {
                  int bytes = Integer.parseInt(row[3]);
                  assertThat(BloscDecoder.decode(Base64.getDecoder().decode(row[4]), bytes))
                      .isEqualTo(content(bytes));
                }));
  }

  @Test
  void damaged_frames_end_as_io_exceptions() throws IOException {
    Random random = new Random(4);
    for (String[] row : frames()) {
      byte[] frame = Base64.getDecoder().decode(row[4]);
      for (int i = 0; i < 200; i++) {
        byte[] changed = java.util.Arrays.copyOf(frame, frame.length - i % 3 * random.nextInt(9));
        changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
        try {
          assertThat(BloscDecoder.decode(changed, 10_000).length).isLessThanOrEqualTo(10_000);
        } catch (IOException expected) {
          assertThat(expected).hasMessageNotContaining("null");
        }
      }
    }
  }

  @Test
  void more_than_the_chunk_holds_is_refused_before_it_is_made() throws IOException {
    byte[] frame = Base64.getDecoder().decode(frames().getFirst()[4]);
    assertThatThrownBy(() -> BloscDecoder.decode(frame, 1_999)).hasMessageContaining("sizes");
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    for (long i = 0; i < length; i++) {
      content[(int) i] = (byte) (i / 37 * 5 + i % 4);
    }
    return content;
  }

  private static List<String[]> frames() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                BloscDecoderTest.class.getResourceAsStream("/expected/blosc-frames.tsv"),
                StandardCharsets.UTF_8))) {
      return in.lines().skip(1).map(line -> line.split("\t")).toList();
    }
  }
}
