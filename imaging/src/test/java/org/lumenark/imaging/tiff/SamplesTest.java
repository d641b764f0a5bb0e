package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.source.SampleType;

class SamplesTest {

  @Test
  void bytes_of_each_sample_are_swapped_whatever_the_length() {
    byte[] shorts = bytes("0102030405060708090A");
    Samples.swap(shorts, 0, shorts.length, 2);
    assertThat(hex(shorts)).isEqualTo("020104030605080 70A09".replace(" ", ""));
    byte[] ints = bytes("0102030405060708");
    Samples.swap(ints, 0, ints.length, 4);
    assertThat(hex(ints)).isEqualTo("0403020108070605");
  }

  @Test
  void horizontal_differences_add_up_along_the_row_for_each_sample_of_a_pixel() {
    byte[] shorts = bytes("640001000200");
    Samples.undoDifference(shorts, 0, 3, 1, 2);
    assertThat(hex(shorts)).isEqualTo("640065006700");
    byte[] rgb = bytes("0A141E010203FF0000");
    Samples.undoDifference(rgb, 0, 9, 3, 1);
    assertThat(hex(rgb)).isEqualTo("0A141E0B16210A1621");
  }

  @Test
  void the_floating_point_predictor_gathers_planes_of_bytes() {
    // 1.0f, 2.0f = 3F800000, 40000000: planes 3F 40, 80 00, 00 00, 00 00; differences from byte to
    // byte.
    byte[] row = bytes("3F01408000000000");
    Samples.undoFloatingPoint(row, 0, 2, 1, 4, new byte[8]);
    assertThat(hex(row)).isEqualTo("0000803F00000040");
  }

  @Test
  void twelve_bits_are_packed_from_the_most_significant_on() {
    byte[] out = new byte[4];
    Samples.unpack(bytes("123456"), 0, 2, 12, true, SampleType.UINT16, out, 0);
    assertThat(hex(out)).isEqualTo("23015604");
  }

  @Test
  void one_bit_becomes_zero_or_one() {
    byte[] out = new byte[8];
    Samples.unpack(bytes("A1"), 0, 8, 1, true, SampleType.UINT8, out, 0);
    assertThat(hex(out)).isEqualTo("0100010000000001");
  }

  @Test
  void small_signed_numbers_keep_their_sign() {
    byte[] out = new byte[2];
    Samples.unpack(bytes("F7"), 0, 2, 4, true, SampleType.INT8, out, 0);
    assertThat(hex(out)).isEqualTo("FF07");
  }

  @Test
  void half_and_24_bit_floats_become_32_bits() {
    byte[] half = new byte[4];
    Samples.unpack(bytes("003C"), 0, 1, 16, true, SampleType.FLOAT32, half, 0);
    assertThat(hex(half)).isEqualTo("0000803F");
    byte[] long24 = new byte[4];
    Samples.unpack(bytes("3F0000"), 0, 1, 24, false, SampleType.FLOAT32, long24, 0);
    assertThat(hex(long24)).isEqualTo("0000803F");
  }

  @Test
  void sums_of_few_bits_lose_what_they_carry_over() {
    byte[] twelve = bytes("FF0F0100");
    Samples.undoDifference(twelve, 0, 2, 1, 2);
    Samples.narrow(twelve, 0, 2, SampleType.UINT16, 12);
    assertThat(hex(twelve)).isEqualTo("FF0F0000");
  }

  @Test
  void one_channel_is_picked_out_of_interleaved_ones_whatever_their_number() {
    for (int stride = 2; stride <= 5; stride++) {
      for (int count = 0; count < 40; count++) {
        byte[] pixels = new byte[count * stride];
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] = (byte) (10 * (i % stride) + i / stride * 7);
        }
        for (int channel = 0; channel < stride; channel++) {
          byte[] picked = new byte[count + 2];
          Samples.pick(pixels, channel, stride, count, 1, picked, 1);
          for (int i = 0; i < count; i++) {
            assertThat(picked[1 + i]).isEqualTo((byte) (10 * channel + i * 7));
          }
          assertThat(picked[0] + picked[count + 1]).isZero();
        }
      }
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
