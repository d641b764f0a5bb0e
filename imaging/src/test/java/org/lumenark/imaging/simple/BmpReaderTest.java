package org.lumenark.imaging.simple;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;

/** Bitmaps made by the description of the format. */
class BmpReaderTest {

  private static final byte[] RED_AND_GREEN = {0, 0, (byte) 255, 0, 0, (byte) 255, 0, 0};

  @Test
  void the_top_row_is_the_first_whether_it_is_stored_last_or_first() throws Exception {
    byte[] rows = {1, 2, 3, 4, 5, 6, 0, 0, 11, 12, 13, 14, 15, 16, 0, 0};
    assertThat(read(bmp(2, 2, 24, 0, new byte[0], rows)))
        .containsExactly(13, 16, 3, 6, 12, 15, 2, 5, 11, 14, 1, 4);
    assertThat(read(bmp(2, -2, 24, 0, new byte[0], rows)))
        .containsExactly(3, 6, 13, 16, 2, 5, 12, 15, 1, 4, 11, 14);
  }

  @Test
  void a_palette_becomes_colours() throws Exception {
    // 1 0 1 1 in one byte.
    assertThat(read(bmp(4, 1, 1, 0, RED_AND_GREEN, new byte[] {(byte) 0xB0, 0, 0, 0})))
        .containsExactly(0, 255 - 256, 0, 0, -1, 0, -1, -1, 0, 0, 0, 0);
  }

  @Test
  void a_palette_of_black_and_white_says_nothing() throws Exception {
    byte[] palette = {0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255, 0};
    assertThat(read(bmp(4, 1, 1, 0, palette, new byte[] {(byte) 0xB0, 0, 0, 0})))
        .containsExactly(1, 0, 1, 1);
  }

  @Test
  void run_lengths_of_four_bits_alternate_and_may_skip() throws Exception {
    // Five of 0 1 0 1 0; next row: skip two, three given one by one; end.
    byte[] runs = {5, 0x01, 0, 0, 0, 2, 2, 0, 0, 3, 0x11, 0x10, 0, 1};
    byte[] palette = new byte[64];
    System.arraycopy(RED_AND_GREEN, 0, palette, 0, 8);
    byte[] planes = read(bmp(5, 2, 4, 2, palette, runs));
    // Green is index 1: the second stored row is the top one.
    assertThat(java.util.Arrays.copyOfRange(planes, 10, 20))
        .containsExactly(0, 0, -1, -1, -1, 0, -1, 0, -1, 0);
  }

  @Test
  void masks_of_sixteen_bits_are_stretched_to_eight() throws Exception {
    byte[] rows = {0x1F, (byte) 0xF8, (byte) 0xE0, 0x07};
    byte[] file = bmp(2, 1, 16, 3, masks(0xF800, 0x7E0, 0x1F), rows);
    assertThat(read(file)).containsExactly(-1, 0, 0, -1, -1, 0);
  }

  @Test
  void what_the_file_cannot_hold_is_refused() throws IOException {
    assertThat(refusal(bmp(2_000_000_000, 1_000, 24, 0, new byte[0], new byte[16])))
        .isEqualTo("bmp.declared-size-too-large");
    assertThat(refusal(bmp(30_000, 30_000, 8, 1, new byte[1_024], new byte[] {0, 1})))
        .isEqualTo("bmp.too-large");
    assertThat(refusal(bmp(2, 2, 24, 4, new byte[0], new byte[16]))).isEqualTo("bmp.unsupported");
    assertThat(refusal(bmp(0, 2, 24, 0, new byte[0], new byte[16]))).isEqualTo("bmp.bad-header");
    assertThat(refusal(bmp(9, 9, 8, 1, new byte[1_024], new byte[] {9, 9})))
        .isEqualTo("bmp.truncated");
  }

  private static byte[] masks(int red, int green, int blue) {
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(red)
        .putInt(green)
        .putInt(blue)
        .array();
  }

  /**
   * @param table masks or palette
   */
  private static byte[] bmp(
      int width, int height, int bits, int compression, byte[] table, byte[] rows) {
    int data = 54 + table.length;
    ByteBuffer file = ByteBuffer.allocate(data + rows.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(data);
    file.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
    file.putInt(compression).putInt(rows.length).putInt(0).putInt(0).putInt(0).putInt(0);
    return file.put(table).put(rows).array();
  }

  private static byte[] read(byte[] file) throws IOException, ImagingException {
    Detection detection = FormatDetector.detect(MemoryFiles.source(file), "a.bmp");
    assertThat(detection.format()).isEqualTo("bmp");
    try (PixelSource source =
        new SimpleImageReader()
            .open(new MemoryFiles().with("a.bmp", file), "a.bmp", detection, ReadLimits.DEFAULT)) {
      return Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0));
    }
  }

  private static String refusal(byte[] file) throws IOException {
    try {
      return "read " + read(file).length;
    } catch (ImagingException e) {
      return e.code();
    }
  }
}
