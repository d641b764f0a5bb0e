package org.lumenark.imaging.mrc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumenark.imaging.samples.Opening.describe;
import static org.lumenark.imaging.samples.Opening.failure;
import static org.lumenark.imaging.samples.Opening.open;
import static org.lumenark.imaging.samples.Opening.plane;
import static org.lumenark.imaging.samples.Opening.size;

import org.junit.jupiter.api.Test;
import org.lumenark.imaging.samples.Bytes;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.SampleType;

class MrcReaderTest {

  private static final int IMOD_STAMP = 1_146_047_817;

  private static Bytes header(Bytes bytes, int mode, int nx, int ny, int nz) {
    return bytes
        .int32(0, nx, ny, nz, mode)
        .int32(28, nx, ny, nz)
        .float32(40, 10 * nx, 10 * ny, 20 * nz)
        .int32(64, 1, 2, 3)
        .int32(88, 1)
        .text(208, "MAP ")
        .int32(108, 20140);
  }

  private static Bytes little(int mode, int nx, int ny, int nz) {
    return header(Bytes.little(1024), mode, nx, ny, nz).int8(212, 0x44, 0x44);
  }

  private static byte[] file(Bytes header, byte[] samples) {
    return Bytes.join(header.array(), samples);
  }

  @Test
  void bytes_are_signed_unless_imod_or_an_old_header_says_otherwise() throws Exception {
    byte[] samples = Bytes.counting(6);
    assertThat(describe("a.mrc", file(little(0, 3, 2, 1), samples)).type())
        .isEqualTo(SampleType.INT8);
    Bytes unsigned = little(0, 3, 2, 1).int32(152, IMOD_STAMP, 0);
    assertThat(describe("a.mrc", file(unsigned, samples)).type()).isEqualTo(SampleType.UINT8);
    Bytes signed = little(0, 3, 2, 1).int32(152, IMOD_STAMP, 1);
    assertThat(describe("a.mrc", file(signed, samples)).type()).isEqualTo(SampleType.INT8);
    Bytes old = little(0, 3, 2, 1).int32(108, 0).float32(76, 0, 200);
    assertThat(describe("a.mrc", file(old, samples)).type()).isEqualTo(SampleType.UINT8);
    assertThat(failure("a.mrc", file(little(0, 3, 2, 1).int32(152, IMOD_STAMP, 16), samples)))
        .hasFieldOrPropertyWithValue("code", "mrc.unsupported-packing");
  }

  @Test
  void big_endian_samples_come_out_little_endian_from_any_row() throws Exception {
    Bytes header = header(Bytes.big(1024), 1, 2, 3, 2).int8(212, 0x11, 0x11);
    byte[] samples = Bytes.counting(24);
    try (PixelSource source = open("a.mrc", file(header, samples))) {
      assertThat(size(source.images().getFirst())).isEqualTo("1x1x2x3x2");
      byte[] rows = new byte[10];
      source.readRows(0, 0, new PlaneIndex(0, 0, 1), 1, 2, rows, 2);
      assertThat(rows).containsExactly(0, 0, 17, 16, 19, 18, 21, 20, 23, 22);
    }
  }

  @Test
  void a_machine_stamp_that_makes_no_sense_of_the_header_is_not_believed() throws Exception {
    Bytes wrong = header(Bytes.big(1024), 6, 2, 1, 1).int8(212, 0x44, 0x44);
    try (PixelSource source = open("a.mrc", file(wrong, new byte[] {1, 2, 3, 4}))) {
      assertThat(source.images().getFirst().type()).isEqualTo(SampleType.UINT16);
      assertThat(plane(source, 0, 0, 0)).containsExactly(2, 1, 4, 3);
    }
  }

  @Test
  void half_precision_is_read_as_single() throws Exception {
    byte[] halves = Bytes.little(4).int16(0, 0x3C00, 0xC100).array();
    byte[] singles = Bytes.little(8).float32(0, 1, -2.5).array();
    try (PixelSource source = open("a.mrc", file(little(12, 2, 1, 1), halves))) {
      assertThat(source.images().getFirst().type()).isEqualTo(SampleType.FLOAT32);
      assertThat(plane(source, 0, 0, 0)).isEqualTo(singles);
    }
  }

  @Test
  void four_bit_rows_begin_with_a_byte_of_their_own_and_the_low_half_comes_first()
      throws Exception {
    byte[] packed = {0x21, 0x03, 0x54, 0x06};
    try (PixelSource source = open("a.mrc", file(little(101, 3, 2, 1), packed))) {
      assertThat(source.images().getFirst().type()).isEqualTo(SampleType.UINT8);
      assertThat(plane(source, 0, 0, 0)).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void colours_of_imod_are_three_channels() throws Exception {
    try (PixelSource source = open("a.mrc", file(little(16, 2, 1, 1), Bytes.counting(6)))) {
      assertThat(size(source.images().getFirst())).isEqualTo("1x3x1x1x2");
      assertThat(source.images().getFirst().channels().get(1).color()).contains("00FF00");
      assertThat(plane(source, 0, 0, 0)).containsExactly(0, 3, 1, 4, 2, 5);
    }
  }

  @Test
  void volumes_of_a_stack_lie_along_t() throws Exception {
    Bytes stack = little(0, 1, 1, 6).int32(36, 3).int32(88, 401);
    try (PixelSource source = open("a.mrcs", file(stack, Bytes.counting(6)))) {
      assertThat(size(source.images().getFirst())).isEqualTo("2x1x3x1x1");
      assertThat(plane(source, 1, 0, 2)).containsExactly(5);
    }
  }

  @Test
  void the_size_of_a_column_is_that_of_the_axis_it_lies_along() throws Exception {
    Bytes header = little(0, 2, 3, 4).int32(28, 4, 2, 3).float32(40, 40, 40, 90).int32(64, 2, 3, 1);
    ImageDescription image = describe("a.map", file(header, Bytes.counting(24)));
    assertThat(image.physicalSizes().x()).hasValueCloseTo(20e-4, within(1e-12));
    assertThat(image.physicalSizes().y()).hasValueCloseTo(30e-4, within(1e-12));
    assertThat(image.physicalSizes().z()).hasValueCloseTo(10e-4, within(1e-12));
  }

  @Test
  void transforms_unknown_modes_and_files_that_end_early_are_refused() {
    assertThat(failure("a.mrc", file(little(4, 1, 1, 1), new byte[8])).code())
        .isEqualTo("mrc.unsupported-complex");
    assertThat(failure("a.mrc", file(little(5, 1, 1, 1), new byte[8])).code())
        .isEqualTo("mrc.unsupported-mode");
    assertThat(failure("a.mrc", file(little(2, 2, 2, 2), new byte[31])).code())
        .isEqualTo("mrc.truncated");
    assertThat(failure("a.mrc", file(little(1, 1 << 30, 1 << 30, 1 << 30), new byte[8])).code())
        .isEqualTo("mrc.too-large");
    assertThat(failure("a.mrc", file(little(1, 2, 0, 1), new byte[8])).code())
        .isEqualTo("mrc.bad-size");
    assertThat(failure("a.mrc", file(little(1, 1, 1, 1).int32(92, -4), new byte[8])).code())
        .isEqualTo("mrc.bad-header");
  }

  @Test
  void blocks_of_fei_say_when_and_where_each_section_was_taken() throws Exception {
    Bytes blocks = Bytes.little(2 * 768);
    for (int i = 0; i < 2; i++) {
      int at = i * 768;
      blocks.int32(at, 768, 0).int32(at + 8, 1 | 2 | 7 << 9 | 1 << 7);
      blocks.float64(at + 12, 43_831.5 + i / 86_400.0).text(at + 20, "TITAN52336320");
      blocks.float64(at + 100, -60 + 3 * i).float64(at + 116, 1e-6, 2e-6, -3e-6 * i);
    }
    Bytes header = little(0, 1, 1, 2).int32(92, 2 * 768).text(104, "FEI1");
    ImageDescription image =
        describe("a.mrc", Bytes.join(header.array(), blocks.array(), new byte[2]));
    assertThat(image.acquisition().acquired()).contains("2020-01-01T12:00:00");
    assertThat(image.acquisition().instrument().orElseThrow().model()).contains("TITAN52336320");
    PlanePosition second = image.acquisition().planes().get(1);
    assertThat(second.z()).isEqualTo(1);
    assertThat(second.seconds()).hasValueCloseTo(1.0, within(1e-3));
    assertThat(second.x()).hasValueCloseTo(1.0, within(1e-9));
    assertThat(second.zPosition()).hasValueCloseTo(-3.0, within(1e-9));
    assertThat(image.originalMetadata()).containsEntry("Section 1 alpha tilt", "-57");
  }

  @Test
  void short_integers_of_serial_em_are_tilts_and_stage_positions() throws Exception {
    Bytes sections = Bytes.little(12).int16(0, -6000, 50, -75).int16(6, -5700, 100, 25);
    Bytes header = little(0, 1, 1, 2).int32(92, 12).text(104, "SERI").int16(128, 6, 1 | 4);
    ImageDescription image =
        describe("a.st", Bytes.join(header.array(), sections.array(), new byte[2]));
    assertThat(image.originalMetadata()).containsEntry("Section 1 tilt", "-57");
    assertThat(image.acquisition().planes().get(0).y()).hasValue(-3);
    assertThat(image.acquisition().planes().get(1).x()).hasValue(4);
  }

  @Test
  void an_old_file_without_mark_is_known_by_its_length() throws Exception {
    Bytes old = little(1, 3, 2, 1).int8(208, 0, 0, 0, 0).int32(108, 0);
    assertThat(describe("a.st", file(old, new byte[12])).type()).isEqualTo(SampleType.INT16);
  }

  @Test
  void bytes_after_the_samples_are_a_warning() throws Exception {
    try (PixelSource source = open("a.mrc", file(little(0, 3, 2, 1), new byte[8]))) {
      assertThat(source.warnings()).hasSize(1);
      assertThat(source.warnings().getFirst().code()).isEqualTo("mrc.surplus-bytes");
    }
    try (PixelSource source = open("a.mrc", file(little(0, 3, 2, 1), new byte[6]))) {
      assertThat(source.warnings()).isEmpty();
    }
  }

  @Test
  void the_sample_has_the_size_that_mrcfile_sees() throws Exception {
    try (PixelSource source = open(new LocalFileSet(SharedData.images()), "mrc/EMD-3197.map")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.physicalSizes().z()).hasValueCloseTo(11.4e-4, within(1e-9));
      assertThat(image.originalMetadata())
          .containsEntry("LABEL 1", "::::EMDATABANK.org::::EMD-3197::::");
    }
  }
}
