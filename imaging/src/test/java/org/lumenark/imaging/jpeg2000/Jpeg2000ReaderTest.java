package org.lumenark.imaging.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

class Jpeg2000ReaderTest {

  private static final Path FOLDER = Path.of("src/test/resources/jpeg2000");
  private static final Detection JPEG_2000 = new Detection("jpeg2000", 1, "", true, true);
  private static final PlaneIndex PLANE = new PlaneIndex(0, 0, 0);

  /** See {@code src/test/oracles/jpeg2000-variants.py}. */
  @TestFactory
  Stream<DynamicTest> every_way_of_coding_gives_the_pixels_that_openjpeg_decodes()
      throws IOException {
    return Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .map(row -> DynamicTest.dynamicTest(row[0], () -> check(row)));
  }

  private static void check(String[] row) throws IOException, ImagingException {
    try (PixelSource source = open(Files.readAllBytes(FOLDER.resolve(row[0])))) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeC() + "x" + image.sizeY() + "x" + image.sizeX()).isEqualTo(row[1]);
      assertThat(image.type().numpyName()).isEqualTo(row[2]);
      if (row[3].startsWith("lossy ")) {
        assertThat(Pixels.mean(source, 0))
            .isCloseTo(Double.parseDouble(row[3].substring(6)), within(0.05));
      } else {
        assertThat(Pixels.digest(source, 0)).isEqualTo(row[3]);
      }
    }
  }

  @Test
  void rows_of_tiles_are_read_in_any_pieces() throws Exception {
    try (PixelSource source = open(sample("offset-tiles"))) {
      ImageDescription image = source.images().getFirst();
      byte[] whole = Pixels.plane(source, 0, 0, PLANE);
      int plane = image.sizeY() * image.sizeX();
      byte[] row = new byte[3 * image.sizeX()];
      for (int y = image.sizeY() - 1; y >= 0; y--) {
        source.readRows(0, 0, PLANE, y, 1, row, 0);
        for (int c = 0; c < 3; c++) {
          int from = c * plane + y * image.sizeX();
          assertThat(Arrays.copyOfRange(row, c * image.sizeX(), (c + 1) * image.sizeX()))
              .isEqualTo(Arrays.copyOfRange(whole, from, from + image.sizeX()));
        }
      }
    }
  }

  @Test
  void a_palette_becomes_its_colours_and_a_microscopic_resolution_a_size() throws Exception {
    byte[] colours = new byte[3 * 256];
    for (int i = 0; i < 256; i++) {
      colours[3 * i] = (byte) (255 - i);
      colours[3 * i + 1] = 7;
      colours[3 * i + 2] = (byte) i;
    }
    byte[] palette = join(new byte[] {1, 0, 3, 7, 7, 7}, colours);
    byte[] mapping = {0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 2};
    // Two million points a metre: 2/1 times ten to the sixth.
    byte[] capture = {0, 2, 0, 1, 0, 2, 0, 1, 6, 6};
    byte[] header =
        join(
            box("colr", new byte[] {1, 0, 0, 0, 0, 0, 16}),
            box("pclr", palette),
            box("cmap", mapping),
            box("res ", box("resc", capture)));
    byte[] file =
        join(
            box("jP  ", new byte[] {13, 10, -121, 10}),
            box("jp2h", header),
            box("jp2c", sample("no-wavelet")));
    byte[] indices;
    try (PixelSource plain = open(sample("no-wavelet"))) {
      indices = Pixels.plane(plain, 0, 0, PLANE);
    }
    try (PixelSource source = open(file)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeC()).isEqualTo(3);
      assertThat(image.type()).isEqualTo(SampleType.UINT8);
      assertThat(image.physicalSizes().x()).hasValue(0.5);
      byte[] plane = Pixels.plane(source, 0, 0, PLANE);
      assertThat(plane[5]).isEqualTo((byte) (255 - (indices[5] & 0xFF)));
      assertThat(plane[indices.length + 5]).isEqualTo((byte) 7);
      assertThat(Arrays.copyOfRange(plane, 2 * indices.length, plane.length)).isEqualTo(indices);
    }
  }

  @Test
  void what_is_not_read_or_damaged_is_told_by_its_code() throws Exception {
    assertThat(codeOf(sample("subsampled"))).isEqualTo("jpeg2000.unsupported-subsampling");
    byte[] good = sample("order-rpcl");
    assertThat(codeOf(Arrays.copyOf(good, good.length / 2))).isEqualTo("jpeg2000.truncated");
    byte[] huge = sample("one-pixel");
    ByteBuffer.wrap(huge).putInt(8, 1 << 30).putInt(12, 1 << 30);
    assertThat(codeOf(huge)).isEqualTo("jpeg2000.declared-size-too-large");
    assertThat(codeOf(box("jP  ", new byte[4]))).isEqualTo("jpeg2000.no-codestream");
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name + ".j2k"));
  }

  private static byte[] box(String type, byte[] content) {
    byte[] head = ByteBuffer.allocate(4).putInt(8 + content.length).array();
    return join(head, type.getBytes(StandardCharsets.US_ASCII), content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static PixelSource open(byte[] file) throws IOException, ImagingException {
    return new Jpeg2000Reader()
        .open(new MemoryFiles().with("a.jp2", file), "a.jp2", JPEG_2000, ReadLimits.DEFAULT);
  }

  private static String codeOf(byte[] file) {
    ImagingException thrown =
        catchThrowableOfType(
            ImagingException.class,
            () -> {
              try (PixelSource source = open(file)) {
                Pixels.plane(source, 0, 0, PLANE);
              }
            });
    assertThat(thrown.place().orElse("")).startsWith("a.jp2");
    return thrown.code();
  }
}
