package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;

/** Chroma without JPEG: TIFF 6.0 section 21. */
class YCbCrTest {

  @Test
  void units_of_two_by_two_share_their_chroma() throws Exception {
    // A picture of 3 x 2: the second unit is half outside.
    byte[] units = {76, 76, 76, 76, 85, (byte) 255, (byte) 149, 0, (byte) 149, 0, 43, 21};
    TiffBytes file = TiffBytes.little();
    file.page(
        3,
        2,
        units,
        file.numbers(258, TiffBytes.SHORT, 8, 8, 8),
        file.numbers(262, TiffBytes.SHORT, 6),
        file.numbers(277, TiffBytes.SHORT, 3),
        file.numbers(530, TiffBytes.SHORT, 2, 2));
    try (PixelSource source = TiffBytes.open("a.tif", file.bytes())) {
      byte[] planes = Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0));
      // Red, red, green in both rows; by the formula of the specification, rounded.
      assertThat(Arrays.copyOfRange(planes, 0, 3))
          .containsExactly((byte) 254, (byte) 254, (byte) 0);
      assertThat(Arrays.copyOfRange(planes, 6, 9)).containsExactly((byte) 0, (byte) 0, (byte) 255);
      assertThat(Arrays.copyOfRange(planes, 12, 15)).containsExactly((byte) 0, (byte) 0, (byte) 0);
    }
  }

  @Test
  void a_reference_of_black_and_white_stretches_the_range() throws Exception {
    TiffBytes file = TiffBytes.little();
    file.page(
        1,
        1,
        new byte[] {(byte) 235, (byte) 128, (byte) 128},
        file.numbers(258, TiffBytes.SHORT, 8, 8, 8),
        file.numbers(262, TiffBytes.SHORT, 6),
        file.numbers(277, TiffBytes.SHORT, 3),
        file.numbers(530, TiffBytes.SHORT, 1, 1),
        file.numbers(532, TiffBytes.RATIONAL, 16, 1, 235, 1, 128, 1, 240, 1, 128, 1, 240, 1));
    try (PixelSource source = TiffBytes.open("a.tif", file.bytes())) {
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0))).containsOnly(255);
    }
  }

  @Test
  void an_odd_subsampling_is_refused() throws Exception {
    TiffBytes file = TiffBytes.little();
    file.page(
        3,
        1,
        new byte[5],
        file.numbers(258, TiffBytes.SHORT, 8, 8, 8),
        file.numbers(262, TiffBytes.SHORT, 6),
        file.numbers(277, TiffBytes.SHORT, 3),
        file.numbers(530, TiffBytes.SHORT, 3, 1));
    assertThat(TiffBytes.refusal("a.tif", file.bytes())).isEqualTo("tiff.unsupported-subsampling");
  }
}
