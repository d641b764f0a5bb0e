package org.lumenark.imaging.deltavision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumenark.imaging.samples.Opening.describe;
import static org.lumenark.imaging.samples.Opening.failure;
import static org.lumenark.imaging.samples.Opening.open;
import static org.lumenark.imaging.samples.Opening.plane;
import static org.lumenark.imaging.samples.Opening.size;

import org.junit.jupiter.api.Test;
import org.lumenark.imaging.samples.Bytes;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.SampleType;

class DeltaVisionReaderTest {

  private static final int IDENTIFIER = 0xC0A0;

  private static Bytes header(Bytes bytes, int type, int sections, int sequence) {
    return bytes
        .int32(0, 1, 1, sections, type)
        .float32(40, 0.08, 0.08, 0.125)
        .int16(96, IDENTIFIER)
        .int16(180, 2, sequence)
        .int16(196, 3, 528, 617, -50);
  }

  private static byte[] file(Bytes header, byte[] samples) {
    return Bytes.join(header.array(), samples);
  }

  /** Two times, three waves, two sections: the section with this number in the file. */
  private static int read(int sequence, int t, int wave, int z) throws Exception {
    byte[] file = file(header(Bytes.little(1024), 0, 12, sequence), Bytes.counting(12));
    try (PixelSource source = open("a.dv", file)) {
      assertThat(size(source.images().getFirst())).isEqualTo("2x3x2x1x1");
      return plane(source, t, wave, z)[0];
    }
  }

  @Test
  void sections_are_counted_in_the_order_that_the_header_gives() throws Exception {
    assertThat(read(0, 1, 2, 1)).isEqualTo(1 + 2 * 1 + 4 * 2);
    assertThat(read(0, 1, 0, 0)).isEqualTo(2);
    assertThat(read(1, 0, 2, 1)).isEqualTo(2 + 3);
    assertThat(read(1, 1, 0, 0)).isEqualTo(6);
    assertThat(read(2, 0, 2, 1)).isEqualTo(1 + 2 * 2);
    assertThat(read(2, 1, 1, 0)).isEqualTo(2 + 6);
  }

  @Test
  void both_byte_orders_and_all_real_types_are_read() throws Exception {
    byte[] file = file(header(Bytes.big(1024), 6, 6, 1), Bytes.counting(12));
    try (PixelSource source = open("a.r3d", file)) {
      assertThat(source.images().getFirst().type()).isEqualTo(SampleType.UINT16);
      assertThat(plane(source, 0, 1, 0)).containsExactly(3, 2);
    }
    SampleType[] types = {
      SampleType.UINT8,
      SampleType.INT16,
      SampleType.FLOAT32,
      null,
      null,
      SampleType.INT16,
      SampleType.UINT16,
      SampleType.INT32,
      SampleType.FLOAT64
    };
    for (int type = 0; type < types.length; type++) {
      byte[] content = file(header(Bytes.little(1024), type, 6, 1), new byte[48]);
      if (types[type] == null) {
        assertThat(failure("a.dv", content).code()).isEqualTo("deltavision.unsupported-complex");
      } else {
        assertThat(describe("a.dv", content).type()).isEqualTo(types[type]);
      }
    }
  }

  @Test
  void the_extended_header_gives_time_and_place_of_each_section() throws Exception {
    Bytes header =
        header(Bytes.little(1024), 0, 12, 1).int32(92, 12 * 24).int16(128, 1, 5).int16(162, 10612);
    Bytes sections = Bytes.little(12 * 24);
    for (int i = 0; i < 12; i++) {
      sections.float32(i * 24 + 4, 0, 2.5 * i, 100 + i, 200, 0.1 * i);
    }
    ImageDescription image =
        describe("a.dv", Bytes.join(header.array(), sections.array(), new byte[12]));
    assertThat(image.physicalSizes().x()).hasValue(0.08);
    assertThat(image.physicalSizes().t()).hasValueCloseTo(2.5 * 6, within(1e-9));
    assertThat(image.channels().get(0).wavelength()).hasValue(528);
    assertThat(image.channels().get(2).wavelength()).isEmpty();
    PlanePosition last = image.acquisition().planes().getLast();
    assertThat(last.t() * 100 + last.c() * 10 + last.z()).isEqualTo(121);
    assertThat(last.seconds()).hasValue(27.5);
    assertThat(last.x()).hasValue(111);
    assertThat(last.zPosition()).hasValue(1.1);
    Objective objective = image.acquisition().objective().orElseThrow();
    assertThat(objective.magnification()).hasValue(60);
    assertThat(objective.numericalAperture()).hasValue(1.42);
    assertThat(objective.immersion()).contains("Oil");
  }

  @Test
  void panels_are_images_of_their_own_and_new_headers_tell_the_date() throws Exception {
    Bytes header =
        header(Bytes.little(1024), 0, 12, 4)
            .int16(160, 100)
            .int16(180, 1)
            .int32(880, 2)
            .float64(844, 1_577_880_000.25);
    try (PixelSource source = open("a.dv", file(header, Bytes.counting(12)))) {
      assertThat(source.images()).hasSize(2);
      assertThat(size(source.images().get(1))).isEqualTo("1x3x2x1x1");
      assertThat(source.images().get(1).name()).isEqualTo("a.dv #1");
      assertThat(source.images().getFirst().acquisition().acquired())
          .contains("2020-01-01T12:00:00Z");
      assertThat(Pixels.plane(source, 1, 0, new PlaneIndex(0, 2, 1))).containsExactly(11);
    }
  }

  @Test
  void headers_that_do_not_add_up_are_refused() {
    assertThat(failure("a.dv", file(header(Bytes.little(1024), 0, 13, 1), new byte[13])).code())
        .isEqualTo("deltavision.bad-size");
    assertThat(failure("a.dv", file(header(Bytes.little(1024), 0, 12, 1), new byte[11])).code())
        .isEqualTo("deltavision.truncated");
    assertThat(failure("a.dv", file(header(Bytes.little(1024), 0, 12, 15), new byte[12])).code())
        .isEqualTo("deltavision.unsupported-sequence");
    assertThat(failure("a.dv", file(header(Bytes.little(1024), 9, 12, 1), new byte[12])).code())
        .isEqualTo("deltavision.unsupported-type");
    Bytes behind = header(Bytes.little(1024), 0, 12, 1).int32(92, -1);
    assertThat(failure("a.dv", file(behind, new byte[12])).code())
        .isEqualTo("deltavision.bad-header");
  }

  @Test
  void the_sample_has_the_metadata_that_an_independent_reader_sees() throws Exception {
    try (PixelSource source = open(new LocalFileSet(SharedData.images()), "dv/raw.dv")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.physicalSizes().x()).hasValue(0.08);
      assertThat(image.physicalSizes().z()).hasValue(0.125);
      assertThat(image.channels().getFirst().wavelength()).hasValue(528);
      assertThat(image.acquisition().objective().orElseThrow().magnification()).hasValue(60);
    }
  }
}
