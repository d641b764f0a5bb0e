package org.lumenark.imaging.simple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;

/** A picture of 10 x 10 in white, red, blue and black, and animations of 2 x 1 made by hand. */
class GifReaderTest {

  private static final String HEAD = "474946383961 0A00 0A00 91 00 00 FFFFFF FF0000 0000FF 000000";
  private static final String FRAME =
      "2C 0000 0000 0A00 0A00 00 02 16 8C2D99872A1CDC33A00275EC95FAA8DE608C04914C01 00";
  private static final String SMALL = "474946383961 0200 0100 91 00 00 FFFFFF FF0000 0000FF 000000";

  @Test
  void a_palette_becomes_colours() throws Exception {
    try (PixelSource source = open(HEAD + FRAME + "3B")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeC()).isEqualTo(3);
      byte[] planes = Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0));
      assertThat(hex(planes, 0, 10)).isEqualTo("FFFFFFFFFF0000000000");
      assertThat(hex(planes, 30, 40)).isEqualTo("FFFFFFFFFFFFFF000000");
      assertThat(hex(planes, 200, 210)).isEqualTo("0000000000FFFFFFFFFF");
      assertThat(hex(planes, 290, 300)).isEqualTo("FFFFFFFFFF0000000000");
    }
  }

  @Test
  void frames_are_points_in_time_drawn_over_each_other() throws Exception {
    // Red red; then blue at the right, with transparent at the left.
    String file = SMALL + frame("00", 1, 1) + frame("05 0000 00", 0, 2) + "3B";
    try (PixelSource source = open(file)) {
      assertThat(source.images().getFirst().sizeT()).isEqualTo(2);
      assertThat(rgb(source, 1)).isEqualTo("FF00 0000 00FF");
      assertThat(rgb(source, 0)).as("back to the first").isEqualTo("FFFF 0000 0000");
    }
  }

  @Test
  void a_frame_that_is_restored_or_cleared_does_not_stay() throws Exception {
    String restored =
        SMALL + frame("00", 1, 1) + frame("0D 0000 00", 0, 2) + frame("01 0000 00", 0, 3) + "3B";
    try (PixelSource source = open(restored)) {
      assertThat(rgb(source, 2)).isEqualTo("FF00 0000 0000");
    }
    String cleared = SMALL + frame("08 0000 00", 1, 1) + frame("01 0000 00", 0, 2) + "3B";
    try (PixelSource source = open(cleared)) {
      assertThat(rgb(source, 1)).isEqualTo("0000 0000 00FF");
    }
  }

  @Test
  void a_bomb_is_refused_before_anything_is_allocated() {
    assertRefused(
        "474946383961 FFFF FFFF 91 00 00 " + "00".repeat(12) + FRAME + "3B", "gif.too-large");
    assertRefused(
        "474946383961 0020 0020 91 00 00 " + "00".repeat(12) + FRAME + FRAME + "3B",
        "gif.declared-size-too-large");
  }

  @Test
  void what_is_cut_or_damaged_is_told() {
    assertRefused(HEAD + "2C 0000 0000 0A00 0A00 00 02 16 8C2D", "gif.truncated");
    assertRefused(HEAD + "2C 0000 0000 0A00 0A00 00 02 02 4C01 00 3B", "gif.truncated");
    assertRefused(HEAD + "2C 0000 0000 0A00 0A00 00 0C 01 00 00 3B", "gif.damaged");
    assertRefused(HEAD + "2C 0000 0000 0A00 0A00 00 02 02 F4FF 00 3B", "gif.damaged");
    assertRefused(HEAD + "3B", "gif.no-image");
    assertRefused(HEAD + "77", "gif.damaged");
  }

  /**
   * @param control packed bits, delay and transparent index; delay and index are 0 if left out
   */
  private static String frame(String control, int left, int right) {
    String whole = control.length() == 2 ? control + " 0000 00" : control;
    // Three bits each, from the least significant on: clear (4), left, right, end (5).
    int codes = 4 | left << 3 | right << 6 | 5 << 9;
    return "21 F9 04 %s 00 2C 0000 0000 0200 0100 00 02 02 %02X%02X 00"
        .formatted(whole, codes & 255, codes >>> 8);
  }

  private static String rgb(PixelSource source, int t) throws IOException, ImagingException {
    byte[] planes = Pixels.plane(source, 0, 0, new PlaneIndex(t, 0, 0));
    return hex(planes, 0, 2) + " " + hex(planes, 2, 4) + " " + hex(planes, 4, 6);
  }

  private static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().withUpperCase().formatHex(Arrays.copyOfRange(bytes, from, to));
  }

  private static void assertRefused(String hex, String code) {
    assertThatThrownBy(
            () -> {
              try (PixelSource source = open(hex)) {
                Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0));
              }
            })
        .isInstanceOfSatisfying(ImagingException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static PixelSource open(String hex) throws IOException, ImagingException {
    byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));
    return new SimpleImageReader()
        .open(
            new MemoryFiles().with("a.gif", file),
            "a.gif",
            new Detection("gif", 1, "", true, true),
            ReadLimits.DEFAULT);
  }
}
