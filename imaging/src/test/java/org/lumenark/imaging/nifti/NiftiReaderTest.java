package org.lumenark.imaging.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumenark.imaging.samples.Opening.describe;
import static org.lumenark.imaging.samples.Opening.failure;
import static org.lumenark.imaging.samples.Opening.open;
import static org.lumenark.imaging.samples.Opening.plane;
import static org.lumenark.imaging.samples.Opening.size;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.Bytes;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.SampleType;

class NiftiReaderTest {

  private static final int UINT8 = 2;
  private static final int INT16 = 4;

  /** A header of 348 bytes and the four that follow it. */
  private static Bytes header(Bytes bytes, int datatype, int bits, int... dimensions) {
    return bytes
        .int32(0, 348)
        .int8(38, 'r')
        .int16(40, dimensions.length)
        .int16(42, dimensions)
        .int16(70, datatype, bits)
        .float32(76, -1, 0.5, 0.5, 2, 1.5)
        .float32(108, 352)
        .int8(123, 2 | 16)
        .text(344, "n+1");
  }

  private static Bytes little(int datatype, int bits, int... dimensions) {
    return header(Bytes.little(352), datatype, bits, dimensions);
  }

  private static byte[] file(Bytes header, byte[] samples) {
    return Bytes.join(header.array(), samples);
  }

  @Test
  void dimensions_are_x_y_z_t_c() throws Exception {
    try (PixelSource source =
        open("a.nii", file(little(UINT8, 8, 2, 1, 2, 2, 2), Bytes.counting(16)))) {
      assertThat(size(source.images().getFirst())).isEqualTo("2x2x2x1x2");
      assertThat(plane(source, 1, 0, 0)).containsExactly(4, 5);
      assertThat(plane(source, 0, 1, 1)).containsExactly(10, 11);
    }
  }

  @Test
  void sizes_are_in_the_units_of_the_header_and_nothing_is_rescaled() throws Exception {
    ImageDescription image =
        describe("a.nii", file(little(INT16, 16, 2, 2, 2, 2).float32(112, 3, 7), new byte[32]));
    assertThat(image.physicalSizes().x()).hasValue(500);
    assertThat(image.physicalSizes().z()).hasValue(2000);
    assertThat(image.physicalSizes().t()).hasValueCloseTo(1.5e-3, within(1e-12));
    assertThat(image.type()).isEqualTo(SampleType.INT16);
    assertThat(image.originalMetadata())
        .containsEntry("scl_slope", "3")
        .containsEntry("scl_inter", "7");
    Bytes unknown = little(INT16, 16, 2, 2, 2, 2).int8(123, 0);
    assertThat(describe("a.nii", file(unknown, new byte[32])).physicalSizes().x()).isEmpty();
  }

  @Test
  void every_type_that_zarr_has_is_read_and_the_others_are_refused() throws Exception {
    int[] codes = {2, 4, 8, 16, 64, 256, 512, 768, 1024, 1280};
    SampleType[] types = {
      SampleType.UINT8, SampleType.INT16, SampleType.INT32, SampleType.FLOAT32, SampleType.FLOAT64,
      SampleType.INT8, SampleType.UINT16, SampleType.UINT32, SampleType.INT64, SampleType.UINT64
    };
    for (int i = 0; i < codes.length; i++) {
      byte[] content = file(little(codes[i], types[i].bytes() * 8, 1, 1), new byte[8]);
      assertThat(describe("a.nii", content).type()).isEqualTo(types[i]);
    }
    for (int code : new int[] {32, 1792, 2048}) {
      assertThat(failure("a.nii", file(little(code, 0, 1, 1), new byte[32])).code())
          .isEqualTo("nifti.unsupported-complex");
    }
    for (int code : new int[] {0, 1, 130, 1536}) {
      assertThat(failure("a.nii", file(little(code, 0, 1, 1), new byte[32])).code())
          .isEqualTo("nifti.unsupported-type");
    }
  }

  @Test
  void colours_are_channels() throws Exception {
    try (PixelSource source = open("a.nii", file(little(128, 24, 2, 1), Bytes.counting(6)))) {
      assertThat(size(source.images().getFirst())).isEqualTo("1x3x1x1x2");
      assertThat(plane(source, 0, 0, 0)).containsExactly(0, 3, 1, 4, 2, 5);
    }
    try (PixelSource source = open("a.nii", file(little(2304, 32, 1, 2), Bytes.counting(8)))) {
      assertThat(size(source.images().getFirst())).isEqualTo("1x4x1x2x1");
      assertThat(plane(source, 0, 0, 0)).containsExactly(0, 4, 1, 5, 2, 6, 3, 7);
    }
  }

  @Test
  void the_second_version_is_read_in_both_byte_orders() throws Exception {
    for (Bytes bytes : new Bytes[] {Bytes.little(544), Bytes.big(544)}) {
      boolean big = bytes.int32(0, 540).array()[0] == 0;
      bytes
          .text(4, "n+2")
          .int8(8, '\r', '\n', 0x1A, '\n')
          .int16(12, 512, 16)
          .int64(16, 3, 2, 1, 2)
          .float64(104, 1, 25, 25, 40)
          .int64(168, 544)
          .int32(500, 3);
      try (PixelSource source = open("a.nii", file(bytes, Bytes.counting(8)))) {
        ImageDescription image = source.images().getFirst();
        assertThat(size(image)).isEqualTo("1x1x2x1x2");
        assertThat(image.physicalSizes().z()).hasValue(40);
        assertThat(plane(source, 0, 0, 1)[0]).isEqualTo((byte) (big ? 5 : 4));
      }
    }
  }

  @Test
  void a_pair_is_entered_by_its_header_or_by_its_samples() throws Exception {
    byte[] header = little(UINT8, 8, 2, 2).text(344, "ni1").float32(108, 0).array();
    MemoryFiles files =
        new MemoryFiles().with("d/a.hdr", header).with("d/a.img", new byte[] {9, 8, 7, 6});
    for (String entry : new String[] {"d/a.hdr", "d/a.img"}) {
      assertThat(FormatDetector.detect(files, entry).format()).isEqualTo("nifti");
      try (PixelSource source = open(files, entry)) {
        assertThat(source.images().getFirst().files()).containsExactly("d/a.hdr", "d/a.img");
        assertThat(plane(source, 0, 0, 0)).containsExactly(9, 8, 7, 6);
      }
    }
    assertThat(failure("a.hdr", header).code()).isEqualTo("nifti.samples-missing");
  }

  @Test
  void the_samples_of_a_pair_may_be_compressed() throws Exception {
    byte[] header = little(UINT8, 8, 2, 2).text(344, "ni1").float32(108, 1).array();
    MemoryFiles files =
        new MemoryFiles()
            .with("a.hdr.gz", gzip(header))
            .with("a.img.gz", gzip(new byte[] {5, 9, 8, 7, 6}));
    try (PixelSource source = open(files, "a.hdr.gz")) {
      assertThat(source.images().getFirst().files()).containsExactly("a.hdr.gz", "a.img.gz");
      assertThat(plane(source, 0, 0, 0)).containsExactly(9, 8, 7, 6);
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  @Test
  void analyze_is_in_millimetre_and_names_of_patients_stay_behind() throws Exception {
    byte[] header =
        little(132, 16, 2, 1, 0, 0)
            .int8(344, 0, 0, 0, 0)
            .float32(108, 0)
            .text(14, "DOE^JANE")
            .text(283, "PAT-4711")
            .array();
    MemoryFiles files =
        new MemoryFiles().with("a.hdr", header).with("a.img", new byte[] {1, 2, 3, 4});
    assertThat(FormatDetector.detect(files, "a.img").format()).isEqualTo("analyze");
    try (PixelSource source = open(files, "a.img")) {
      ImageDescription image = source.images().getFirst();
      assertThat(size(image)).isEqualTo("1x1x1x1x2");
      assertThat(image.type()).isEqualTo(SampleType.UINT16);
      assertThat(image.physicalSizes().y()).hasValue(500);
      assertThat(image.originalMetadata().toString()).doesNotContain("DOE").doesNotContain("4711");
    }
  }

  @Test
  void headers_that_cannot_be_are_refused() {
    assertThat(failure("a.nii", file(little(UINT8, 8, 1, 1, 1, 1, 1, 2), new byte[2])).code())
        .isEqualTo("nifti.unsupported-dimensions");
    assertThat(failure("a.nii", file(little(UINT8, 16, 1, 1), new byte[2])).code())
        .isEqualTo("nifti.bad-header");
    assertThat(failure("a.nii", file(little(UINT8, 8, 1, 1).float32(108, 100), new byte[2])).code())
        .isEqualTo("nifti.bad-header");
    assertThat(
            failure("a.nii", file(little(UINT8, 8, 1, 1).float32(108, 1e30), new byte[2])).code())
        .isEqualTo("nifti.bad-header");
    assertThat(failure("a.nii", file(little(UINT8, 8, -1, 1), new byte[2])).code())
        .isEqualTo("nifti.bad-size");
    assertThat(failure("a.nii", file(little(UINT8, 8, 3, 1), new byte[2])).code())
        .isEqualTo("nifti.truncated");
  }

  @Test
  void the_samples_have_the_sizes_that_nibabel_sees() throws Exception {
    LocalFileSet files = new LocalFileSet(SharedData.images());
    try (PixelSource source = open(files, "nifti/example4d.nii.gz")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.physicalSizes().z()).hasValueCloseTo(2199.999, within(1e-6));
      assertThat(image.physicalSizes().t()).hasValue(2000);
      assertThat(image.files()).containsExactly("nifti/example4d.nii.gz");
      assertThat(image.name()).isEqualTo("example4d.nii");
    }
    try (PixelSource source = open(files, "nifti/anatomical.nii")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.physicalSizes().x()).hasValue(2000);
      assertThat(image.originalMetadata())
          .containsEntry("descrip", "spm - 3D normalized")
          .containsEntry("srow_x", "-2 0 0 32");
    }
  }
}
