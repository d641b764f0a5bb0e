package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;

/** LSM files made by the description of the format, and the metadata of a real one. */
class LsmReaderTest {

  private static final int STACK = 6;

  @Test
  void pages_are_sections_then_times_and_thumbnails_are_left_out() throws Exception {
    try (PixelSource source = TiffBytes.open("a.lsm", lsm(STACK, 2, 3, 1, 6))) {
      assertThat(source.images()).hasSize(1);
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeZ()).isEqualTo(2);
      assertThat(image.sizeT()).isEqualTo(3);
      assertThat(image.sizeC()).isEqualTo(2);
      // Page n has n in its first channel and 100 + n in its second; t = 2, z = 1 is page 5.
      byte[] plane = Pixels.plane(source, 0, 0, new PlaneIndex(2, 0, 1));
      assertThat(plane).startsWith(5, 5).endsWith(105, 105);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 0, 0))).startsWith(2, 2);
    }
  }

  @Test
  void sizes_times_colours_names_and_positions_are_told() throws Exception {
    try (PixelSource source = TiffBytes.open("a.lsm", lsm(STACK, 2, 3, 1, 6))) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.physicalSizes().x().orElseThrow()).isCloseTo(0.1, within(1e-9));
      assertThat(image.physicalSizes().y().orElseThrow()).isCloseTo(0.2, within(1e-9));
      assertThat(image.physicalSizes().z().orElseThrow()).isCloseTo(0.5, within(1e-9));
      assertThat(image.physicalSizes().t()).hasValue(2.5);
      assertThat(image.channels().getFirst().name()).hasValue("Ch1-T1");
      assertThat(image.channels().getLast().color()).hasValue("00FF80");
      assertThat(image.acquisition().planes()).hasSize(12);
      assertThat(image.acquisition().planes().getLast().seconds()).hasValue(5);
    }
  }

  @Test
  void each_position_is_an_image() throws Exception {
    try (PixelSource source = TiffBytes.open("a.lsm", lsm(STACK, 2, 1, 3, 6))) {
      assertThat(source.images()).hasSize(3);
      assertThat(Pixels.plane(source, 2, 0, new PlaneIndex(0, 0, 1))).startsWith(5, 5);
      assertThat(source.images().get(1).name()).isEqualTo("a.lsm #2");
    }
  }

  @Test
  void what_was_stopped_early_ends_with_zeros() throws Exception {
    try (PixelSource source = TiffBytes.open("a.lsm", lsm(STACK, 2, 9, 1, 5))) {
      assertThat(source.images().getFirst().sizeT()).isEqualTo(3);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(2, 0, 0))).startsWith(4, 4);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(2, 0, 1))).containsOnly(0);
    }
  }

  @Test
  void rows_of_a_line_scan_are_no_length() throws Exception {
    try (PixelSource source = TiffBytes.open("a.lsm", lsm(2, 1, 2, 1, 1))) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeT()).isEqualTo(1);
      assertThat(image.physicalSizes().y()).isEmpty();
    }
  }

  @Test
  void a_wrong_number_of_pages_is_refused() throws IOException {
    assertThat(TiffBytes.refusal("a.lsm", lsm(STACK, 2, 2, 2, 5))).isEqualTo("lsm.pages-disagree");
  }

  @Test
  void a_header_that_is_none_is_refused() throws IOException {
    byte[] file = lsm(STACK, 1, 1, 1, 1);
    int header = indexOf(file, new byte[] {0x4C, 0x49, 0, 4});
    file[header] = 0;
    assertThat(TiffBytes.refusal("a.lsm", file)).isEqualTo("lsm.bad-header");
  }

  @Test
  void offsets_beyond_4_gib_are_unwrapped_in_the_order_of_acquisition() {
    long[] offsets = {0xFFFF_FFF0L, 0x10, 0x20};
    LsmOffsets.unwrap(offsets, 1L << 32);
    assertThat(offsets).containsExactly(0x1_FFFF_FFF0L, 0x2_0000_0010L, 0x2_0000_0020L);
  }

  @Test
  void a_spectral_recording_tells_its_bands_and_its_objective() throws Exception {
    Path folder = SharedData.images().resolve("lsm");
    String name = "38_Hoechst_Golgi_Mito_Lyso_CellMask_mixture.lsm";
    Detection detection = new Detection("lsm", 1, "", true, true);
    try (PixelSource source =
        new TiffReader().open(new LocalFileSet(folder), name, detection, ReadLimits.DEFAULT)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.channels().get(1).name()).hasValue("433");
      assertThat(image.channels().get(1).wavelength().orElseThrow())
          .isCloseTo(432.809, within(1e-3));
      assertThat(image.acquisition().acquired()).hasValue("2022-03-28T13:29:19");
      var objective = image.acquisition().objective().orElseThrow();
      assertThat(objective.magnification()).hasValue(63);
      assertThat(objective.numericalAperture()).hasValue(1.4);
      assertThat(objective.immersion()).hasValue("Oil");
      assertThat(image.originalMetadata())
          .containsEntry("User", "ubaguest")
          .containsEntry("Lasers.2.Name", "DPSS 561-10")
          .containsEntry("Tracks.1.DetectionChannels.1.ChannelName", "ChS");
    }
  }

  @Test
  void settings_that_never_end_are_left_at_their_limits() throws IOException, ImagingException {
    ByteBuffer tree = ByteBuffer.allocate(12 * 50_100).order(ByteOrder.LITTLE_ENDIAN);
    tree.putInt(0x10000000).putInt(0).putInt(0);
    while (tree.remaining() >= 12) {
      tree.putInt(0x20000000).putInt(0).putInt(0);
    }
    TiffBytes file = TiffBytes.little();
    int at = file.put(tree.array());
    TiffInput input =
        new TiffInput(TiffBytes.source(file.bytes()), "", new TiffHeader(true, false, false, 0));
    assertThat(LsmScan.read(input, at).settings()).isEmpty();
  }

  /** Pages of 2 x 1 pixels in two channels, each with a thumbnail of one pixel. */
  private static byte[] lsm(int scanType, int z, int t, int positions, int pages) {
    TiffBytes file = TiffBytes.little();
    int colors = colors(file);
    ByteBuffer times = file.buffer(8 + 8 * t).putInt(8 + 8 * t).putInt(t);
    for (int i = 0; i < t; i++) {
      times.putDouble(1_000 + 2.5 * i);
    }
    int stamps = file.put(times.array());
    ByteBuffer info = file.buffer(464).putInt(0x0400494C).putInt(464);
    info.putInt(2).putInt(1).putInt(z).putInt(2).putInt(t);
    info.putDouble(40, 1e-7).putDouble(48, 2e-7).putDouble(56, 5e-7);
    info.putShort(88, (short) scanType).putInt(108, colors).putDouble(112, 3).putInt(132, stamps);
    info.putInt(264, positions).putInt(268, 1);
    for (int page = 0; page < pages; page++) {
      TiffBytes.Field header = new TiffBytes.Field(34412, TiffBytes.BYTE, 464, info.array());
      int first = file.put(new byte[] {(byte) page, (byte) page});
      int second = file.put(new byte[] {(byte) (100 + page), (byte) (100 + page)});
      TiffBytes.Field[] fields = {
        file.numbers(254, TiffBytes.LONG, 0),
        file.numbers(256, TiffBytes.LONG, 2),
        file.numbers(257, TiffBytes.LONG, 1),
        file.numbers(258, TiffBytes.SHORT, 8, 8),
        file.numbers(262, TiffBytes.SHORT, 2),
        file.numbers(273, TiffBytes.LONG, first, second),
        file.numbers(277, TiffBytes.SHORT, 2),
        file.numbers(279, TiffBytes.LONG, 2, 2),
        file.numbers(284, TiffBytes.SHORT, 2),
        header
      };
      file.directory(page == 0 ? fields : Arrays.copyOf(fields, 9));
      file.page(1, 1, new byte[] {77}, file.numbers(254, TiffBytes.LONG, 1));
    }
    return file.bytes();
  }

  private static int colors(TiffBytes file) {
    byte[] first = "Ch1-T1\0".getBytes(StandardCharsets.US_ASCII);
    byte[] second = "Ch2-T2\0".getBytes(StandardCharsets.US_ASCII);
    int names = 4 + first.length + 4 + second.length;
    ByteBuffer block = file.buffer(32 + names);
    block.putInt(32 + names).putInt(2).putInt(2).putInt(24).putInt(32).putInt(0);
    block.put(new byte[] {(byte) 255, 0, 0, 0, 0, (byte) 255, (byte) 128, 0});
    block.putInt(first.length).put(first).putInt(second.length).put(second);
    return file.put(block.array());
  }

  private static int indexOf(byte[] file, byte[] wanted) {
    for (int i = 0; i < file.length - wanted.length; i++) {
      if (Arrays.equals(file, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }
}
