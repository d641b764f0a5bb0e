package org.lumenark.imaging.nrrd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumenark.imaging.samples.Opening.failure;
import static org.lumenark.imaging.samples.Opening.open;
import static org.lumenark.imaging.samples.Opening.plane;
import static org.lumenark.imaging.samples.Opening.size;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.Bytes;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Reading;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.SampleType;

class NrrdReaderTest {

  private static byte[] text(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] header(String type, String sizes, String encoding, String... more) {
    return text(
        "NRRD0005",
        "# a comment",
        "type: " + type,
        "dimension: " + sizes.split(" ").length,
        "sizes: " + sizes,
        "encoding: " + encoding,
        String.join("\n", more));
  }

  private static byte[] attached(byte[] header, byte[] data) {
    return Bytes.join(header, text(""), data);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] bzip2(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] first(byte[] file) throws IOException, ImagingException {
    try (PixelSource source = open("a.nrrd", file)) {
      return plane(source, 0, 0, 0);
    }
  }

  @Test
  void the_byte_order_is_that_of_the_header_and_must_be_there() throws Exception {
    byte[] data = {1, 2, 3, 4};
    assertThat(first(attached(header("ushort", "2 1", "raw", "endian: big"), data)))
        .containsExactly(2, 1, 4, 3);
    assertThat(first(attached(header("uint16", "2 1", "raw", "endian: little"), data)))
        .containsExactly(1, 2, 3, 4);
    assertThat(failure("a.nrrd", attached(header("short", "2 1", "raw", "x:=y"), data)).code())
        .isEqualTo("nrrd.bad-header");
  }

  @Test
  void every_encoding_gives_the_same_samples() throws Exception {
    byte[] data = Bytes.counting(8);
    String endian = "endian: little";
    assertThat(first(attached(header("int16", "2 2", "gzip", endian), gzip(data)))).isEqualTo(data);
    assertThat(first(attached(header("int16", "2 2", "bz2", endian), bzip2(data)))).isEqualTo(data);
    assertThat(
            first(attached(header("int16", "2 2", "hex", endian), text("00 01 0203", "04050607"))))
        .isEqualTo(data);
    assertThat(
            first(attached(header("int16", "2 2", "ascii", "x:=y"), text("256 770,", "1284 1798"))))
        .isEqualTo(data);
    assertThat(first(attached(header("float", "2 1", "txt", "x:=y"), text("NaN -inf"))))
        .isEqualTo(Bytes.little(8).float32(0, Float.NaN, Float.NEGATIVE_INFINITY).array());
  }

  @Test
  void data_that_are_short_damaged_or_of_another_kind_are_refused() throws Exception {
    String none = "x:=y";
    assertThat(
            failure("a.nrrd", attached(header("uchar", "4 4", "raw", none), new byte[15])).code())
        .isEqualTo("nrrd.truncated");
    byte[] packed = gzip(new byte[15]);
    assertThat(failure("a.nrrd", attached(header("uchar", "4 4", "gzip", none), packed)).code())
        .isEqualTo("nrrd.truncated");
    packed[packed.length - 5] ^= 1;
    assertThat(failure("a.nrrd", attached(header("uchar", "4 4", "gzip", none), packed)).code())
        .isEqualTo("nrrd.damaged");
    assertThat(
            failure("a.nrrd", attached(header("uchar", "2 1", "ascii", none), text("1 300")))
                .code())
        .isEqualTo("nrrd.damaged");
    assertThat(failure("a.nrrd", attached(header("block", "2 1", "raw", none), new byte[2])).code())
        .isEqualTo("nrrd.unsupported-type");
    assertThat(failure("a.nrrd", attached(header("uchar", "2 1", "zrl", none), new byte[2])).code())
        .isEqualTo("nrrd.unsupported-encoding");
    assertThat(
            failure(
                    "a.nrrd",
                    attached(
                        header("float", "2 1", "raw", "endian: little", "kinds: complex domain"),
                        new byte[8]))
                .code())
        .isEqualTo("nrrd.unsupported-complex");
    assertThat(
            failure(
                    "a.nrrd",
                    attached(header("uchar", "99999999 99999999 99999999", "gzip", none), packed))
                .code())
        .isEqualTo("nrrd.too-large");
  }

  @Test
  void lines_and_bytes_before_the_samples_are_skipped() throws Exception {
    MemoryFiles files =
        new MemoryFiles()
            .with("d/a.nhdr", header("uchar", "2 1", "raw", "data file: a.pgm", "line skip: 2"))
            .with("d/a.pgm", Bytes.join(text("P5", "2 1"), new byte[] {7, 8}))
            .with("d/b.nhdr", header("uchar", "2 1", "raw", "datafile: ./a.pgm", "byte skip: -1"))
            .with("d/c.nhdr", header("uchar", "2 1", "gzip", "datafile: c.gz", "byteskip: 3"))
            .with("d/c.gz", gzip(new byte[] {1, 2, 3, 7, 8}));
    for (String name : new String[] {"d/a.nhdr", "d/b.nhdr", "d/c.nhdr"}) {
      try (PixelSource source = open(files, name)) {
        assertThat(plane(source, 0, 0, 0)).containsExactly(7, 8);
        assertThat(source.images().getFirst().files()).hasSize(2).startsWith(name);
      }
    }
  }

  @Test
  void data_files_are_listed_or_numbered() throws Exception {
    MemoryFiles files =
        new MemoryFiles()
            .with(
                "a.nhdr",
                Bytes.join(
                    header("uchar", "2 1 3", "raw", "data file: LIST"),
                    text("s/3.raw", "s/1.raw", "s/2.raw")))
            .with("b.nhdr", header("uchar", "2 1 2", "raw", "data file: s/%d.raw 3 1 -2"))
            .with("c.nhdr", header("uchar", "2 1", "raw", "data file: C:\\data\\d.raw"))
            .with("d.raw", new byte[] {5, 6})
            .with("e.nhdr", header("uchar", "2 1 2", "raw", "data file: s/%03d.raw 1 2 1 2"));
    for (int i = 1; i <= 3; i++) {
      files.with("s/" + i + ".raw", new byte[] {(byte) i, (byte) -i});
    }
    Detection nrrd = new Detection("nrrd", 1, "given", true, true);
    assertThat(new NrrdReader().members(files, "a.nhdr", nrrd, Reading.LIMITS))
        .containsExactly("s/3.raw", "s/1.raw", "s/2.raw");
    try (PixelSource source = open(files, "a.nhdr")) {
      assertThat(plane(source, 0, 0, 0)).containsExactly(3, -3);
      assertThat(plane(source, 0, 0, 2)).containsExactly(2, -2);
      assertThat(plane(source, 0, 0, 1)).containsExactly(1, -1);
    }
    try (PixelSource source = open(files, "b.nhdr")) {
      assertThat(plane(source, 0, 0, 1)).containsExactly(1, -1);
    }
    try (PixelSource source = open(files, "c.nhdr")) {
      assertThat(plane(source, 0, 0, 0)).containsExactly(5, 6);
    }
    assertThat(failure(files, "e.nhdr"))
        .hasFieldOrPropertyWithValue("code", "nrrd.data-missing")
        .extracting(e -> e.place().orElseThrow())
        .isEqualTo("s/001.raw");
  }

  @Test
  void kinds_say_what_an_axis_is() throws Exception {
    byte[] data = Bytes.counting(12);
    String colours = "kinds: RGB-color domain domain";
    try (PixelSource source =
        open("a.nrrd", attached(header("uchar", "3 2 2", "raw", colours), data))) {
      ImageDescription image = source.images().getFirst();
      assertThat(size(image)).isEqualTo("1x3x1x2x2");
      assertThat(image.channels().getFirst().color()).contains("FF0000");
      assertThat(plane(source, 0, 0, 0)).containsExactly(0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11);
    }
    String movie = "kinds: space space time list";
    try (PixelSource source =
        open("a.nrrd", attached(header("uchar", "1 2 3 2", "raw", movie), data))) {
      assertThat(size(source.images().getFirst())).isEqualTo("3x2x1x2x1");
      assertThat(plane(source, 1, 1, 0)).containsExactly(8, 9);
    }
    String directions = "space directions: (1,0,0) (0,1,0) (0,0,1) none";
    try (PixelSource source =
        open("a.nrrd", attached(header("uchar", "1 2 3 2", "raw", directions), data))) {
      assertThat(size(source.images().getFirst())).isEqualTo("1x2x3x2x1");
    }
    try (PixelSource source =
        open("a.nrrd", attached(header("uchar", "1 2 3 2", "raw", "x:=y"), data))) {
      assertThat(size(source.images().getFirst())).isEqualTo("2x1x3x2x1");
    }
    byte[] planar = attached(header("uchar", "2 3 2", "raw", "kinds: domain vector domain"), data);
    assertThat(failure("a.nrrd", planar).code()).isEqualTo("nrrd.unsupported-axes");
  }

  @Test
  void sizes_need_a_unit() throws Exception {
    byte[] data = new byte[8];
    byte[] spaced =
        attached(
            header("uchar", "2 2 2", "raw", "spacings: 0.5 0.5 nan", "units: \"um\" \"mm\" \"\""),
            data);
    try (PixelSource source = open("a.nrrd", spaced)) {
      assertThat(source.images().getFirst().physicalSizes().x()).hasValue(0.5);
      assertThat(source.images().getFirst().physicalSizes().y()).hasValue(500);
      assertThat(source.images().getFirst().physicalSizes().z()).isEmpty();
    }
    String directions = "space directions: (3,4,0) (0,-2,0) (0, 0, 1)";
    byte[] oblique =
        attached(
            header(
                "uchar",
                "2 2 2",
                "raw",
                directions,
                "space units: \"nm\" \"nm\" \"nm\"",
                "Lens:=63x"),
            data);
    try (PixelSource source = open("a.nrrd", oblique)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.physicalSizes().x()).hasValueCloseTo(0.005, within(1e-12));
      assertThat(image.physicalSizes().y()).hasValueCloseTo(0.002, within(1e-12));
      assertThat(image.originalMetadata())
          .containsEntry("Lens", "63x")
          .containsKey("spacedirections");
      assertThat(image.type()).isEqualTo(SampleType.UINT8);
    }
    try (PixelSource source =
        open("a.nrrd", attached(header("uchar", "2 2 2", "raw", directions), data))) {
      assertThat(source.images().getFirst().physicalSizes().x()).isEmpty();
    }
  }

  @Test
  void headers_that_make_no_sense_are_refused() {
    assertThat(failure("a.nrrd", text("NRRD0004", "type: uchar")).code())
        .isEqualTo("nrrd.bad-header");
    assertThat(
            failure("a.nrrd", attached(header("uchar", "2", "raw", "sizes: 3"), new byte[3]))
                .code())
        .isEqualTo("nrrd.bad-header");
    assertThat(
            failure("a.nrrd", attached(header("uchar", "2 x", "raw", "a:=b"), new byte[3])).code())
        .isEqualTo("nrrd.bad-header");
    assertThat(
            failure("a.nrrd", attached(header("uchar", "2 0", "raw", "a:=b"), new byte[3])).code())
        .isEqualTo("nrrd.bad-size");
    assertThat(
            failure("a.nrrd", attached(header("uchar", "2 1", "raw", "byte skip: -2"), new byte[3]))
                .code())
        .isEqualTo("nrrd.bad-header");
    assertThat(
            failure("a.nhdr", header("uchar", "2 1", "raw", "data file: s%d.raw 1 999999999 1"))
                .code())
        .isEqualTo("nrrd.bad-header");
  }
}
