package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;

/** Stacks made by the description of MetaMorph's format, and the metadata of a real file. */
class MetaMorphReaderTest {

  /** 2010-10-12: the Julian date of its first midnight, without the half. */
  private static final int DAY = 2_455_481;

  @Test
  void planes_follow_the_strips_of_the_first_one() throws Exception {
    try (PixelSource source = TiffBytes.open("a.stk", stack(3, 250, 0, 0))) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeZ()).isEqualTo(3);
      assertThat(image.sizeT()).isEqualTo(1);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 2))).containsOnly(2);
      assertThat(image.physicalSizes().z()).hasValue(0.25);
      assertThat(image.physicalSizes().x()).hasValue(0.5);
      assertThat(image.channels().getFirst().name()).hasValue("GFP");
      assertThat(image.channels().getFirst().wavelength()).hasValue(509);
    }
  }

  @Test
  void planes_without_distances_are_points_in_time() throws Exception {
    try (PixelSource source = TiffBytes.open("a.stk", stack(3, 0, 1_500, 0))) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeT()).isEqualTo(3);
      assertThat(image.physicalSizes().t()).hasValue(1.5);
      assertThat(image.acquisition().acquired()).hasValue("2010-10-12T00:00:01");
      List<PlanePosition> planes = image.acquisition().planes();
      assertThat(planes).hasSize(3);
      assertThat(planes.getLast().seconds()).hasValue(3);
      assertThat(planes.getLast().t()).isEqualTo(2);
      assertThat(planes.getFirst().x().orElseThrow()).isCloseTo(-12.5, within(1e-9));
      assertThat(planes.getFirst().y()).hasValue(7);
    }
  }

  @Test
  void planes_that_the_file_does_not_hold_are_missed() throws IOException {
    assertThat(TiffBytes.refusal("a.stk", stack(3, 250, 0, 100_000)))
        .isEqualTo("stk.planes-missing");
  }

  @Test
  void a_single_plane_tells_what_its_tags_say() throws Exception {
    Path folder = SharedData.images().resolve("metamorph");
    try (Stream<Path> files = Files.list(folder)) {
      byte[] file = Files.readAllBytes(files.sorted().findFirst().orElseThrow());
      try (PixelSource source = TiffBytes.open("w1.tif", file)) {
        ImageDescription image = source.images().getFirst();
        assertThat(image.physicalSizes().x()).hasValue(6.25);
        assertThat(image.channels().getFirst().name()).hasValue("Transmitted Light");
        assertThat(image.acquisition().acquired()).hasValue("2010-10-12T16:20:58.112");
        assertThat(image.acquisition().objective().orElseThrow().numericalAperture()).hasValue(0.1);
        PlanePosition plane = image.acquisition().planes().getFirst();
        assertThat(plane.x()).hasValue(-22_908);
        assertThat(plane.zPosition()).hasValue(22_008);
        assertThat(image.originalMetadata())
            .containsEntry("StageLabel", "C16")
            .containsEntry("CameraBin", "2 x 2");
      }
    }
  }

  @Test
  void xml_in_the_description_tells_calibration_stage_and_time() throws Exception {
    TiffBytes file = TiffBytes.little();
    for (int page = 0; page < 2; page++) {
      file.page(
          1,
          1,
          new byte[] {(byte) page},
          file.text(
              270,
              """
              <MetaData><prop id="Description" type="string" value="a &#38; b"/>
              <prop id="ApplicationName" type="string" value="MetaMorph"/><PlaneInfo>
              <prop id="spatial-calibration-state" type="bool" value="on"/>
              <prop id="spatial-calibration-x" type="float" value="0.65"/>
              <prop id="spatial-calibration-y" type="float" value="0.65"/>
              <prop id="spatial-calibration-units" type="string" value="um"/>
              <prop id="stage-position-x" type="float" value="22985"/>
              <prop id="z-position" type="float" value="10"/>
              <prop id="wavelength" type="float" value="452"/>
              <prop id="acquisition-time-local" type="time" value="20240709 13:15:5%d.5"/>
              </PlaneInfo></MetaData>\
              """
                  .formatted(page)));
    }
    try (PixelSource source = TiffBytes.open("a.tif", file.bytes())) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeT()).isEqualTo(2);
      assertThat(image.physicalSizes().t()).hasValue(1);
      assertThat(image.physicalSizes().x()).hasValue(0.65);
      assertThat(image.channels().getFirst().wavelength()).hasValue(452);
      assertThat(image.acquisition().acquired()).hasValue("2024-07-09T13:15:50.500");
      assertThat(image.acquisition().planes().getLast().x()).hasValue(22_985);
      assertThat(image.originalMetadata()).containsEntry("Description", "a & b");
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 0, 0))).containsExactly(1);
    }
  }

  /** Planes of 4 x 2 pixels in two strips, plane n filled with n. */
  private static byte[] stack(int planes, int distance, int milliseconds, int declaredMore) {
    TiffBytes file = TiffBytes.little();
    byte[] pixels = new byte[planes * 8];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 8);
    }
    int first = file.put(pixels);
    int declared = planes + declaredMore;
    ByteBuffer uic2 = file.buffer(24 * planes);
    ByteBuffer uic3 = file.buffer(8 * planes);
    ByteBuffer stage = file.buffer(2 + 16 * planes + 2).putShort((short) 28);
    for (int i = 0; i < planes; i++) {
      uic2.putInt(distance).putInt(1_000).putInt(DAY).putInt(1_000 + i * milliseconds);
      uic2.putInt(DAY).putInt(0);
      uic3.putInt(509).putInt(1);
      stage.putInt(-25).putInt(2).putInt(7).putInt(1);
    }
    int calibration = file.put(file.buffer(8).putInt(1).putInt(2).array());
    int unit = file.put(file.buffer(7).putInt(3).put(new byte[] {'u', 'm', 0}).array());
    int name = file.put(file.buffer(8).putInt(4).put(new byte[] {'G', 'F', 'P', 0}).array());
    ByteBuffer uic1 = file.buffer(8 * 5);
    uic1.putInt(3).putInt(1).putInt(4).putInt(calibration).putInt(5).putInt(calibration);
    uic1.putInt(6).putInt(unit).putInt(7).putInt(name);
    file.directory(
        file.numbers(256, TiffBytes.LONG, 4),
        file.numbers(257, TiffBytes.LONG, 2),
        file.numbers(258, TiffBytes.SHORT, 8),
        file.numbers(273, TiffBytes.LONG, first, first + 4),
        file.numbers(278, TiffBytes.LONG, 1),
        file.numbers(279, TiffBytes.LONG, 4, 4),
        new TiffBytes.Field(33628, TiffBytes.LONG, 5, uic1.array()),
        new TiffBytes.Field(33629, TiffBytes.RATIONAL, declared, uic2.array()),
        new TiffBytes.Field(33630, TiffBytes.RATIONAL, declared, uic3.array()),
        new TiffBytes.Field(33631, TiffBytes.LONG, declared, stage.array()));
    return file.bytes();
  }
}
