package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.simple.JpegRaster;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;

/** Slides of Aperio and Hamamatsu. */
class SlideReaderTest {

  /** OpenJPEG has made it: 4 x 4 pixels of three samples, sample n is 5 n; no colour transform. */
  private static final String STREAM =
      "ff4fff51002f000000000004000000040000000000000000000000040000000400000000000000000003070101"
          + "070101070101ff52000c00000001000004040001ff5c00044040ff640025000143726561746564206279"
          + "204f70656e4a5045472076657273696f6e20322e352e34ff90000a00000000004b0001ff93df8090120f"
          + "849fd4667341db5452f32fa4977cd77fcfb444125467062c500dc618d02657a93223e2afcfb444125467"
          + "03451891502a4e9d2a478baaf27fffd9";

  private static final PlaneIndex ONLY = new PlaneIndex(0, 0, 0);

  @Test
  void an_aperio_slide_tells_pixel_size_and_scanner_and_brings_its_pictures_last()
      throws Exception {
    Path file = SharedData.images().resolve("wsi/CMU-1-Small-Region.svs");
    try (PixelSource source = TiffBytes.open("a.svs", Files.readAllBytes(file))) {
      assertThat(source.images())
          .extracting(ImageDescription::name)
          .containsExactly("a.svs", "thumbnail", "label", "macro");
      ImageDescription slide = source.images().getFirst();
      assertThat(slide.physicalSizes().x()).hasValue(0.499);
      assertThat(slide.acquisition().acquired()).hasValue("2009-12-29T09:59:15");
      assertThat(slide.acquisition().objective().orElseThrow().magnification()).hasValue(20);
      assertThat(slide.originalMetadata()).containsEntry("ImageID", "1004486");
      assertThat(source.images().getLast().role()).isEqualTo(ImageRole.ASSOCIATED);
    }
  }

  @Test
  void tiled_pages_of_an_aperio_slide_are_its_levels_whatever_their_factor() throws Exception {
    TiffBytes file = TiffBytes.little();
    tile(file, 16, 0);
    file.page(3, 3, new byte[9], file.text(270, "Aperio Image Library\nthumb"));
    tile(file, 4, 0);
    tile(file, 1, 0);
    file.page(5, 5, new byte[25], file.text(270, "Aperio Image Library\nlabel 5x5"));
    try (PixelSource source = TiffBytes.open("a.svs", file.bytes())) {
      assertThat(source.images()).hasSize(3);
      assertThat(source.images().getFirst().levels())
          .containsExactly(new Level(16, 16), new Level(4, 4), new Level(1, 1));
      assertThat(Pixels.plane(source, 0, 1, ONLY)).containsOnly(4);
      assertThat(source.images().get(1).name()).isEqualTo("thumbnail");
    }
  }

  @Test
  void pages_of_one_size_are_focal_planes_and_a_time_zone_is_kept() throws Exception {
    TiffBytes file = TiffBytes.little();
    tile(file, 8, 1);
    file.page(3, 3, new byte[9], file.text(270, "Aperio Image Library\nthumb"));
    tile(file, 8, 2);
    tile(file, 4, 1);
    tile(file, 4, 2);
    try (PixelSource source = TiffBytes.open("a.svs", file.bytes())) {
      ImageDescription slide = source.images().getFirst();
      assertThat(slide.sizeZ()).isEqualTo(2);
      assertThat(slide.levels()).hasSize(2);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 1))).containsOnly(10);
      assertThat(slide.acquisition().acquired()).hasValue("2021-03-04T05:06:07-05:00");
    }
  }

  @Test
  void jpeg_2000_in_a_slide_is_decoded_and_its_chroma_where_the_page_says_so() throws Exception {
    byte[] values = new byte[48];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (5 * i);
    }
    assertThat(interleaved(33005)).isEqualTo(values);
    JpegRaster.toRgb(values, values.length);
    assertThat(interleaved(33003)).isEqualTo(values);
  }

  @Test
  void compressions_that_are_not_read_are_refused_by_name() throws IOException {
    for (int compression : new int[] {6, 34925, 50002, 65001}) {
      TiffBytes file = TiffBytes.little();
      file.page(3, 3, new byte[9], file.numbers(259, TiffBytes.SHORT, compression));
      assertThat(TiffBytes.refusal("a.tif", file.bytes()))
          .isEqualTo("tiff.unsupported-compression");
    }
  }

  @Test
  void a_hamamatsu_slide_has_levels_by_magnification_and_macro_and_map_last() throws Exception {
    TiffBytes file = TiffBytes.little();
    ndpi(file, 4, -1);
    ndpi(file, 2, 10);
    ndpi(file, 8, 40);
    ndpi(file, 3, -2);
    try (PixelSource source = TiffBytes.open("a.ndpi", file.bytes())) {
      assertThat(source.images())
          .extracting(ImageDescription::name)
          .containsExactly("a.ndpi", "macro", "map");
      ImageDescription slide = source.images().getFirst();
      assertThat(slide.levels()).containsExactly(new Level(8, 8), new Level(2, 2));
      assertThat(Pixels.plane(source, 0, 1, ONLY)).containsOnly(2);
      assertThat(Pixels.plane(source, 2, 0, ONLY)).containsOnly(3);
    }
  }

  @Test
  void a_stream_with_restart_markers_is_read_in_parts_as_it_is_as_a_whole() throws Exception {
    byte[] jpeg = jpeg(124, 60, 2);
    try (PixelSource source = TiffBytes.open("a.ndpi", cut(jpeg, 124, 60))) {
      assertThat(source.preferredRows(0, 0)).isEqualTo(16);
      byte[] whole = JpegRaster.decode(jpeg, true, 1 << 20).bytes();
      byte[] planes = Pixels.plane(source, 0, 0, ONLY);
      byte[] interleaved = new byte[whole.length];
      for (int i = 0; i < interleaved.length; i++) {
        interleaved[i] = planes[i % 3 * 124 * 60 + i / 3];
      }
      // Chroma is smoothed across blocks: parts differ where they or the picture begin and end.
      int far = 0;
      for (int i = 0; i < whole.length; i++) {
        int row = i / (124 * 3);
        int column = i / 3 % 124;
        boolean inside = row % 16 > 1 && row % 16 < 14 && row < 58 && column < 122;
        far += inside && Math.abs((whole[i] & 0xFF) - (interleaved[i] & 0xFF)) > 1 ? 1 : 0;
      }
      assertThat(far).isZero();
    }
  }

  @Test
  void parts_that_do_not_make_rows_are_refused() throws Exception {
    assertThat(TiffBytes.refusal("a.ndpi", cut(jpeg(124, 60, 3), 124, 60)))
        .isEqualTo("ndpi.unsupported-restart-interval");
  }

  @Test
  void sixteen_bits_a_pixel_are_refused() throws IOException {
    TiffBytes file = TiffBytes.little();
    file.page(
        1,
        1,
        new byte[1],
        file.numbers(65420, TiffBytes.LONG, 1),
        file.numbers(65441, TiffBytes.LONG, 17));
    assertThat(TiffBytes.refusal("a.ndpi", file.bytes()))
        .isEqualTo("ndpi.unsupported-capture-mode");
  }

  private static byte[] interleaved(int compression) throws Exception {
    TiffBytes file = TiffBytes.little();
    file.page(
        4,
        4,
        HexFormat.of().parseHex(STREAM),
        file.text(270, "Aperio Image Library"),
        file.numbers(258, TiffBytes.SHORT, 8, 8, 8),
        file.numbers(259, TiffBytes.SHORT, compression),
        file.numbers(262, TiffBytes.SHORT, 2),
        file.numbers(277, TiffBytes.SHORT, 3));
    try (PixelSource source = TiffBytes.open("a.svs", file.bytes())) {
      byte[] planes = Pixels.plane(source, 0, 0, ONLY);
      byte[] pixels = new byte[48];
      for (int i = 0; i < 48; i++) {
        pixels[i] = planes[i % 3 * 16 + i / 3];
      }
      return pixels;
    }
  }

  private static void tile(TiffBytes file, int size, int plane) {
    byte[] pixels = new byte[16 * 16];
    Arrays.fill(pixels, (byte) (plane == 0 ? size : size + plane));
    int at = file.put(pixels);
    file.directory(
        file.numbers(256, TiffBytes.LONG, size),
        file.numbers(257, TiffBytes.LONG, size),
        file.numbers(258, TiffBytes.SHORT, 8),
        file.text(
            270,
            "Aperio Image Library\n1x1|Date = 03/04/2021|Time = 05:06:07|Time Zone = GMT-05:00"),
        file.numbers(322, TiffBytes.LONG, 16),
        file.numbers(323, TiffBytes.LONG, 16),
        file.numbers(324, TiffBytes.LONG, at),
        file.numbers(325, TiffBytes.LONG, pixels.length));
  }

  private static void ndpi(TiffBytes file, int size, float magnification) {
    byte[] pixels = new byte[size * size];
    Arrays.fill(pixels, (byte) size);
    file.page(
        size,
        size,
        pixels,
        file.numbers(65420, TiffBytes.LONG, 1),
        file.real(65421, magnification));
  }

  /** The page's frame has no size, as where it is larger than a JPEG may be. */
  private static byte[] cut(byte[] jpeg, int width, int height) {
    byte[] stored = jpeg.clone();
    int at = 2;
    int[] starts = new int[1_000];
    int count = 0;
    while ((stored[at + 1] & 0xFF) != 0xDA) {
      if ((stored[at + 1] & 0xFF) == 0xC0) {
        Arrays.fill(stored, at + 5, at + 9, (byte) 0);
      }
      at += 2 + ((stored[at + 2] & 0xFF) << 8 | stored[at + 3] & 0xFF);
    }
    at += 2 + ((stored[at + 2] & 0xFF) << 8 | stored[at + 3] & 0xFF);
    starts[count++] = at;
    for (int i = at; i < stored.length - 1; i++) {
      if (stored[i] == (byte) 0xFF && (stored[i + 1] & 0xF8) == 0xD0) {
        starts[count++] = i + 2;
      }
    }
    TiffBytes file = TiffBytes.little();
    long[] listed = Arrays.stream(starts, 0, count).asLongStream().toArray();
    file.page(
        width,
        height,
        stored,
        file.numbers(258, TiffBytes.SHORT, 8, 8, 8),
        file.numbers(259, TiffBytes.SHORT, 7),
        file.numbers(262, TiffBytes.SHORT, 6),
        file.numbers(277, TiffBytes.SHORT, 3),
        file.numbers(65420, TiffBytes.LONG, 1),
        file.real(65421, 20),
        file.numbers(65426, TiffBytes.LONG, listed));
    return file.bytes();
  }

  private static byte[] jpeg(int width, int height, int interval) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int noise = random.nextInt(30);
        picture.setRGB(x, y, (2 * x + noise) << 16 | (4 * y) << 8 | 255 - x);
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
    String format = "javax_imageio_jpeg_image_1.0";
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    IIOMetadataNode restart = new IIOMetadataNode("dri");
    restart.setAttribute("interval", String.valueOf(interval));
    root.getLastChild().insertBefore(restart, root.getLastChild().getFirstChild());
    metadata.setFromTree(format, root);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, metadata), null);
    }
    writer.dispose();
    return bytes.toByteArray();
  }
}
