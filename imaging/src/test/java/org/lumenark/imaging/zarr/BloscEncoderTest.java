package org.lumenark.imaging.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BloscEncoderTest {

  @ParameterizedTest
  @CsvSource({"1,4096", "2,4096", "2,524288", "4,262148", "8,300000", "2,2", "1,1", "4,131076"})
  void aChunkComesBackThroughADecoderWrittenFromTheFormat(int sampleBytes, int length)
      throws Exception {
    byte[] chunk = slopes(length);
    assertThat(BloscDecoder.decode(encoded(sampleBytes, chunk), length)).isEqualTo(chunk);
  }

  @Test
  void theHeaderSaysZstdShuffledAndNotSplit() {
    ByteBuffer frame = ByteBuffer.wrap(encoded(2, slopes(524288))).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(frame.get(0)).as("format version").isEqualTo((byte) 2);
    assertThat(frame.get(1)).as("zstd's version").isEqualTo((byte) 1);
    assertThat(frame.get(2) & 0xFF).as("flags").isEqualTo(0x80 | 0x10 | 0x01);
    assertThat(frame.get(3)).as("bytes of a sample").isEqualTo((byte) 2);
    assertThat(frame.getInt(4)).as("bytes").isEqualTo(524288);
    assertThat(frame.getInt(8)).as("bytes of a block").isEqualTo(262144);
    assertThat(frame.getInt(12)).as("length of the frame").isEqualTo(frame.capacity());
    assertThat(frame.getInt(16)).as("start of the first block").isEqualTo(16 + 4 * 2);
  }

  @Test
  void whatDoesNotShrinkIsStoredAsItCame() throws Exception {
    byte[] noise = new byte[300000];
    new Random(7).nextBytes(noise);
    byte[] frame = encoded(4, noise);
    assertThat(frame).hasSize(16 + noise.length);
    assertThat(frame[2] & 0x02).isEqualTo(0x02);
    assertThat(BloscDecoder.decode(frame, noise.length)).isEqualTo(noise);
  }

  @Test
  void aBlockThatDoesNotShrinkIsKeptAmongOthersThatDo() throws Exception {
    byte[] half = new byte[524288];
    byte[] noise = new byte[262144];
    new Random(7).nextBytes(noise);
    System.arraycopy(noise, 0, half, 0, noise.length);
    byte[] frame = encoded(2, half);
    assertThat(frame.length).isBetween(262144, 280000);
    assertThat(BloscDecoder.decode(frame, half.length)).isEqualTo(half);
  }

  private static byte[] encoded(int sampleBytes, byte[] chunk) {
    byte[] padded = new byte[chunk.length + 5];
    System.arraycopy(chunk, 0, padded, 5, chunk.length);
    try (ChunkEncoder encoder = Compression.BLOSC_ZSTD.encoder(sampleBytes)) {
      return joined(encoder.encode(padded, 5, chunk.length));
    }
  }

  private static byte[] joined(byte[][] parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] slopes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i % 7 * (i >> 9));
    }
    return bytes;
  }
}
