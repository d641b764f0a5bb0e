package org.lumenark.imaging.czi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.source.SourceWarning;

/** Pixels of files that are written here by the specification. */
class CziReaderTest {

  private static final int GRAY8 = 0;
  private static final int GRAY16 = 1;
  private static final PlaneIndex FIRST = new PlaneIndex(0, 0, 0);

  private static PixelSource open(byte[] file) throws IOException, ImagingException {
    Detection detection = new Detection("czi", 1, "", true, true);
    return new CziReader()
        .open(new MemoryFiles().with("a.czi", file), "a.czi", detection, ReadLimits.DEFAULT);
  }

  private static String refusal(CziFileBuilder file) {
    ImagingException thrown =
        catchThrowableOfType(ImagingException.class, () -> open(file.bytes()).close());
    return thrown == null ? "opened" : thrown.code();
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Test
  void colours_are_given_red_first_and_alpha_as_it_is_stored() throws Exception {
    CziFileBuilder file = new CziFileBuilder();
    file.block(9, 0, 0, 2, 1, new byte[] {1, 2, 3, 4, 11, 12, 13, 14});
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images().getFirst().samplesPerGroup()).isEqualTo(4);
      assertThat(Pixels.plane(source, 0, 0, FIRST)).containsExactly(3, 13, 2, 12, 1, 11, 4, 14);
    }
  }

  @Test
  void of_tiles_that_overlap_the_one_with_the_higher_number_is_seen_and_gaps_are_zero()
      throws Exception {
    CziFileBuilder file = new CziFileBuilder();
    file.block(GRAY8, 0, -5, 2, 1, new byte[] {21, 22}).with("M", 1, 1);
    file.block(GRAY8, -1, -5, 2, 2, new byte[] {11, 12, 13, 14}).with("M", 0, 1);
    try (PixelSource source = open(file.bytes())) {
      assertThat(Pixels.plane(source, 0, 0, FIRST)).containsExactly(11, 21, 22, 13, 14, 0);
    }
  }

  @Test
  void phases_are_channels_and_views_are_images_of_their_own() throws Exception {
    CziFileBuilder file = new CziFileBuilder();
    for (int phase = 0; phase < 2; phase++) {
      for (int view = 0; view < 2; view++) {
        file.block(GRAY8, 0, 0, 1, 1, filled(1, 10 * view + phase))
            .with("H", phase, 1)
            .with("V", view, 1);
      }
    }
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images()).extracting(ImageDescription::sizeC).containsExactly(2, 2);
      assertThat(source.images())
          .extracting(ImageDescription::name)
          .last()
          .asString()
          .contains("view 1");
      assertThat(source.images().getFirst().channels().get(1).name())
          .isEqualTo(Optional.of("channel 0 phase 1"));
      assertThat(Pixels.plane(source, 1, 0, new PlaneIndex(0, 1, 0))).containsExactly(11);
    }
  }

  @Test
  void planes_that_no_subblock_has_are_zero() throws Exception {
    CziFileBuilder file = new CziFileBuilder();
    file.block(GRAY8, 0, 0, 1, 1, filled(1, 7)).with("T", 4, 1).with("Z", 0, 1);
    file.block(GRAY8, 0, 0, 1, 1, filled(1, 8)).with("T", 5, 1).with("Z", 1, 1);
    try (PixelSource source = open(file.bytes())) {
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 0, 1))).containsExactly(8);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 0, 0))).containsExactly(0);
      assertThat(source.warnings().getFirst().message()).startsWith("2 of 4 planes");
    }
  }

  @Test
  void grey_channels_of_different_widths_are_widened_and_colours_stand_apart() throws Exception {
    CziFileBuilder file = new CziFileBuilder();
    file.block(GRAY8, 0, 0, 1, 1, filled(1, 200)).with("C", 0, 1);
    file.block(GRAY16, 0, 0, 1, 1, new byte[] {1, 2}).with("C", 1, 1);
    file.block(3, 0, 0, 1, 1, new byte[] {1, 2, 3}).with("C", 2, 1);
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images())
          .extracting(ImageDescription::type)
          .containsExactly(SampleType.UINT16, SampleType.UINT8);
      assertThat(Pixels.plane(source, 0, 0, FIRST)).containsExactly((byte) 200, 0);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 1, 0))).containsExactly(1, 2);
      assertThat(Pixels.plane(source, 1, 0, FIRST)).containsExactly(3, 2, 1);
    }
  }

  @Test
  void a_subblock_may_hold_many_lines_of_a_scan() throws Exception {
    CziFileBuilder file = new CziFileBuilder();
    file.block(GRAY8, 0, 0, 2, 1, new byte[] {1, 2, 3, 4, 5, 6}).with("T", 0, 3);
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images().getFirst().sizeT()).isEqualTo(3);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(2, 0, 0))).containsExactly(5, 6);
    }
  }

  @Test
  void subsampled_subblocks_become_levels_where_they_cover_the_image() throws Exception {
    CziFileBuilder file = new CziFileBuilder();
    file.block(GRAY8, 10, 10, 4, 2, filled(8, 1)).with("S", 0, 1);
    file.block(GRAY8, 10, 10, 2, 1, filled(2, 9))
        .with("X", 10, 4, 2)
        .with("Y", 10, 2, 1)
        .ofPyramid();
    file.block(GRAY8, 11, 10, 1, 1, filled(1, 9))
        .with("X", 11, 3, 1)
        .with("Y", 10, 2, 1)
        .ofPyramid();
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images().getFirst().levels())
          .containsExactly(new Level(4, 2), new Level(2, 1));
      assertThat(Pixels.plane(source, 0, 1, FIRST)).containsExactly(9, 9);
    }
  }

  @Test
  void what_is_stored_at_a_lower_resolution_only_is_an_image_of_its_own() throws Exception {
    CziFileBuilder file = new CziFileBuilder();
    file.metadata(
        "<ImageDocument><Metadata><Scaling><Items><Distance Id='X'><Value>2E-7</Value></Distance>"
            + "</Items></Scaling></Metadata></ImageDocument>");
    file.block(GRAY8, 0, 0, 4, 2, filled(8, 1)).with("C", 0, 1);
    file.block(GRAY8, 0, 0, 2, 1, filled(2, 9))
        .with("C", 1, 1)
        .with("X", 0, 4, 2)
        .with("Y", 0, 2, 1);
    try (PixelSource source = open(file.bytes())) {
      ImageDescription half = source.images().get(1);
      assertThat(half.sizeX()).isEqualTo(2);
      assertThat(half.physicalSizes().x()).hasValue(0.4);
      assertThat(source.images().getFirst().physicalSizes().x()).hasValue(0.2);
    }
  }

  @Test
  void low_and_high_bytes_that_were_split_are_joined() throws Exception {
    byte[] frame = Zstd.compress(new byte[] {1, 2, 3, 11, 12, 13});
    byte[] data = new byte[frame.length + 3];
    data[0] = 3;
    data[1] = 1;
    data[2] = 1;
    System.arraycopy(frame, 0, data, 3, frame.length);
    CziFileBuilder file = new CziFileBuilder();
    file.block(GRAY16, 0, 0, 3, 1, data).compressed(6);
    try (PixelSource source = open(file.bytes())) {
      assertThat(Pixels.plane(source, 0, 0, FIRST)).containsExactly(1, 11, 2, 12, 3, 13);
    }
  }

  @Test
  void a_jpeg_of_colours_is_red_first_already() throws Exception {
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      picture.setRGB(i % 16, i / 16, 0xC86414);
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", jpeg);
    CziFileBuilder file = new CziFileBuilder();
    file.block(3, 0, 0, 16, 16, jpeg.toByteArray()).compressed(1);
    try (PixelSource source = open(file.bytes())) {
      byte[] plane = Pixels.plane(source, 0, 0, FIRST);
      assertThat(plane[0] & 0xFF).isBetween(198, 202);
      assertThat(plane[256] & 0xFF).isBetween(98, 102);
      assertThat(plane[512] & 0xFF).isBetween(18, 22);
    }
  }

  @Test
  void rows_may_be_read_in_any_order() throws Exception {
    byte[] tall = new byte[200];
    for (int i = 0; i < tall.length; i++) {
      tall[i] = (byte) i;
    }
    CziFileBuilder file = new CziFileBuilder();
    file.block(GRAY8, 0, 0, 2, 100, Zstd.compress(tall)).compressed(5).with("M", 0, 1);
    file.block(GRAY8, 2, 50, 2, 100, tall).with("M", 1, 1);
    try (PixelSource source = open(file.bytes())) {
      byte[] all = Pixels.plane(source, 0, 0, FIRST);
      for (int row : new int[] {140, 3, 60, 59, 0, 99}) {
        byte[] some = new byte[4 * 10 + 3];
        source.readRows(0, 0, FIRST, row, 10, some, 3);
        assertThat(Arrays.copyOfRange(some, 3, some.length))
            .isEqualTo(Arrays.copyOfRange(all, row * 4, row * 4 + 40));
      }
    }
  }

  @Test
  void a_label_in_the_file_is_an_associated_image_and_a_damaged_one_is_left_out() throws Exception {
    CziFileBuilder label = new CziFileBuilder();
    label.block(GRAY8, 0, 0, 2, 1, new byte[] {5, 6});
    CziFileBuilder file = new CziFileBuilder();
    file.block(GRAY8, 0, 0, 1, 1, filled(1, 1));
    file.attach("Label", "CZI", label.bytes()).attach("SlidePreview", "CZI", new byte[90]);
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images())
          .extracting(ImageDescription::role)
          .containsExactly(ImageRole.IMAGE, ImageRole.ASSOCIATED);
      assertThat(source.images().get(1).name()).isEqualTo("Label");
      assertThat(source.warnings())
          .extracting(SourceWarning::code)
          .containsExactly("czi.bad-segment");
      assertThat(Pixels.plane(source, 1, 0, FIRST)).containsExactly(5, 6);
    }
  }

  @Test
  void what_cannot_be_read_is_refused_by_name() {
    for (int code : new int[] {2, 4, 7, 150}) {
      CziFileBuilder compressed = new CziFileBuilder();
      compressed.block(GRAY8, 0, 0, 1, 1, filled(1, 1)).compressed(code);
      assertThat(refusal(compressed)).isEqualTo("czi.unsupported-compression");
    }
    CziFileBuilder complex = new CziFileBuilder();
    complex.block(10, 0, 0, 1, 1, filled(8, 1));
    assertThat(refusal(complex)).isEqualTo("czi.unsupported-pixel-type");
    CziFileBuilder part = new CziFileBuilder().part(1);
    part.block(GRAY8, 0, 0, 1, 1, filled(1, 1));
    assertThat(refusal(part)).isEqualTo("czi.unsupported-multi-file");
  }

  @Test
  void impossible_sizes_are_refused_before_anything_is_allocated() {
    CziFileBuilder apart = new CziFileBuilder();
    apart.block(GRAY8, 0, 0, 1, 1, filled(1, 1));
    apart.block(GRAY8, 2_000_000_000, 1_000_000, 1, 1, filled(1, 1));
    assertThat(refusal(apart)).isEqualTo("czi.declared-size-too-large");
    CziFileBuilder lasting = new CziFileBuilder();
    lasting.block(GRAY8, 0, 0, 1, 1, filled(1, 1)).with("T", 0, 1);
    lasting.block(GRAY8, 0, 0, 1, 1, filled(1, 1)).with("T", 2_000_000_000, 1);
    assertThat(refusal(lasting)).isEqualTo("czi.too-many-planes");
    CziFileBuilder negative = new CziFileBuilder();
    negative.block(GRAY8, 0, 0, -1, 1, filled(1, 1));
    assertThat(refusal(negative)).isEqualTo("czi.bad-directory");
  }

  @Test
  void hostile_metadata_is_refused() {
    CziFileBuilder entity =
        new CziFileBuilder()
            .metadata("<!DOCTYPE a [<!ENTITY x 'y'>]><ImageDocument>&x;</ImageDocument>");
    entity.block(GRAY8, 0, 0, 1, 1, filled(1, 1));
    assertThat(refusal(entity)).isEqualTo("czi.dtd-refused");
    CziFileBuilder deep = new CziFileBuilder().metadata("<a>".repeat(500) + "</a>".repeat(500));
    deep.block(GRAY8, 0, 0, 1, 1, filled(1, 1));
    assertThat(refusal(deep)).isEqualTo("czi.xml-too-deep");
  }

  @Test
  void channels_without_a_description_are_unknown() throws Exception {
    CziFileBuilder file = new CziFileBuilder();
    file.block(GRAY8, 0, 0, 1, 1, filled(1, 1));
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images().getFirst().channels()).containsExactly(Channel.UNKNOWN);
      assertThat(source.images().getFirst().name()).isEqualTo("a.czi");
    }
  }
}
