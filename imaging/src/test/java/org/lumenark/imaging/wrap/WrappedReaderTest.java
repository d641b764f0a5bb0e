package org.lumenark.imaging.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumenark.imaging.samples.Opening.failure;
import static org.lumenark.imaging.samples.Opening.open;
import static org.lumenark.imaging.samples.Opening.plane;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.nrrd.NrrdReader;
import org.lumenark.imaging.samples.Bytes;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Reading;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.Readers;

class WrappedReaderTest {

  private static final byte[] NRRD =
      "NRRD0004\ntype: uchar\ndimension: 2\nsizes: 2 2\nencoding: raw\n\n\1\2\3\4"
          .getBytes(StandardCharsets.ISO_8859_1);

  /** Names and contents in turn; stored where the name says so. */
  private static byte[] zip(Object... files) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < files.length; i += 2) {
        ZipEntry entry = new ZipEntry((String) files[i]);
        byte[] content = (byte[]) files[i + 1];
        if (entry.getName().contains("stored")) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(content);
      }
    }
    return packed.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void an_image_in_a_bzip2_is_detected_and_read() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed)) {
      out.write(NRRD);
    }
    MemoryFiles files = new MemoryFiles().with("d/a.nrrd.bz2", packed.toByteArray());
    Detection detection = FormatDetector.detect(files, "d/a.nrrd.bz2");
    assertThat(detection.format()).isEqualTo("nrrd");
    assertThat(detection.wrapper()).contains("bzip2");
    assertThat(detection.extensionMatches()).isTrue();
    try (PixelSource source = open(files, "d/a.nrrd.bz2")) {
      assertThat(source.images().getFirst().files()).containsExactly("d/a.nrrd.bz2");
      assertThat(plane(source, 0, 0, 0)).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void the_one_image_of_a_zip_is_read_stored_or_deflated_whatever_stands_beside_it()
      throws Exception {
    byte[][] zips = {
      zip("a.nrrd", NRRD),
      zip("stored/a.nrrd", NRRD),
      zip(
          "README.txt",
          text("about"),
          "__MACOSX/._a.nrrd",
          text("x"),
          "d/",
          new byte[0],
          "d/a",
          NRRD)
    };
    for (byte[] zip : zips) {
      MemoryFiles files = new MemoryFiles().with("b.zip", zip);
      assertThat(FormatDetector.detect(files, "b.zip").wrapper()).contains("zip");
      try (PixelSource source = open(files, "b.zip")) {
        assertThat(source.images().getFirst().files()).containsExactly("b.zip");
        assertThat(source.images().getFirst().name()).startsWith("a");
        assertThat(plane(source, 0, 0, 0)).containsExactly(1, 2, 3, 4);
      }
    }
  }

  @Test
  void an_image_of_two_files_is_one_image_in_a_zip_too() throws Exception {
    byte[] header =
        text("NRRD0004\ntype: uchar\ndimension: 1\nsizes: 2\nencoding: raw\ndata file: a.raw\n");
    try (PixelSource source =
        open("b.zip", zip("d/a.nhdr", header, "d/a.raw", new byte[] {1, 2}))) {
      assertThat(source.images().getFirst().files()).containsExactly("b.zip");
      assertThat(plane(source, 0, 0, 0)).containsExactly(1, 2);
    }
  }

  @Test
  void documents_that_are_zips_are_no_images_because_of_the_pictures_in_them() throws Exception {
    byte[] document = zip("[Content_Types].xml", text("<Types/>"), "word/media/a.nrrd", NRRD);
    assertThat(FormatDetector.detect(MemoryFiles.source(document), "a.docx").image()).isFalse();
  }

  @Test
  void a_zip_of_several_images_has_no_reader() throws Exception {
    assertThat(failure("b.zip", zip("a.nrrd", NRRD, "b.nrrd", NRRD)).code()).isEqualTo("no-reader");
    Object[] many = new Object[40];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "a" + i + ".nrrd";
      many[i + 1] = NRRD;
    }
    assertThat(failure("b.zip", zip(many)).code()).isEqualTo("no-reader");
  }

  @Test
  void damaged_encrypted_and_foreign_zips_end_with_a_code() throws Exception {
    byte[] good = zip("stored.nrrd", NRRD);
    int directory = indexOf(good, 0x02014b50);
    byte[] encrypted = good.clone();
    encrypted[directory + 8] |= 1;
    assertThat(failure("b.zip", encrypted).code()).isEqualTo("zip.encrypted");
    byte[] foreign = good.clone();
    foreign[directory + 10] = 14;
    assertThat(failure("b.zip", foreign).code()).isEqualTo("zip.unsupported-compression");
    byte[] elsewhere = good.clone();
    elsewhere[directory + 42] = 5;
    assertThat(failure("b.zip", elsewhere).code()).isEqualTo("zip.damaged");
    byte[] headless = java.util.Arrays.copyOf(good, directory);
    assertThat(failure("b.zip", headless).code()).isEqualTo("zip.damaged");
    byte[] changed = zip("a.nrrd", NRRD);
    changed[indexOf(changed, 0x02014b50) + 16] ^= 1;
    assertThat(failure("b.zip", changed).code()).isEqualTo("zip.damaged");
  }

  @Test
  void sizes_and_places_beyond_32_bits_are_found_where_zip_64_has_them() throws Exception {
    byte[] name = text("a.nrrd");
    Bytes local = Bytes.little(30).int32(0, 0x04034b50).int16(26, name.length, 0);
    Bytes entry =
        Bytes.little(46)
            .int32(0, 0x02014b50)
            .int32(20, -1, -1)
            .int16(28, name.length, 28)
            .int32(42, -1);
    Bytes extra = Bytes.little(28).int16(0, 1, 24).int64(4, NRRD.length, NRRD.length, 0);
    int directory = 30 + name.length + NRRD.length;
    int end64At = directory + 46 + name.length + 28;
    Bytes end64 = Bytes.little(56).int32(0, 0x06064b50).int64(48, directory);
    Bytes locator = Bytes.little(20).int32(0, 0x07064b50).int64(8, end64At);
    Bytes end = Bytes.little(22).int32(0, 0x06054b50).int32(16, -1);
    byte[] zip =
        Bytes.join(
            local.array(),
            name,
            NRRD,
            entry.array(),
            name,
            extra.array(),
            end64.array(),
            locator.array(),
            end.array());
    MemoryFiles files = new MemoryFiles().with("b.zip", zip);
    Detection detection =
        new Detection("nrrd", 1, "given", true, true, java.util.Optional.of("zip"));
    try (PixelSource source =
        new WrappedReader(new NrrdReader(), Readers::forDetection)
            .open(files, "b.zip", detection, Reading.LIMITS)) {
      assertThat(plane(source, 0, 0, 0)).containsExactly(1, 2, 3, 4);
    }
  }

  private static int indexOf(byte[] bytes, int mark) {
    byte[] wanted = Bytes.little(4).int32(0, mark).array();
    for (int at = 0; at < bytes.length - 4; at++) {
      if (java.util.Arrays.equals(bytes, at, at + 4, wanted, 0, 4)) {
        return at;
      }
    }
    throw new AssertionError("not there");
  }
}
