package org.lumenark.imaging.nd2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lumenark.imaging.nd2.Nd2Bytes.list;
import static org.lumenark.imaging.nd2.Nd2Bytes.number;
import static org.lumenark.imaging.nd2.Nd2Bytes.raw;
import static org.lumenark.imaging.nd2.Nd2Bytes.text;
import static org.lumenark.imaging.nd2.Nd2Bytes.uint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;

class Nd2ReaderTest {

  private static final Detection ND2 = new Detection("nd2", 1, "", true, true);
  private static final int UNCOMPRESSED = 2;
  private static final int LOSSLESS = 0;

  @Test
  void padded_frames_are_read_in_the_order_of_their_loops() throws Exception {
    Nd2Bytes file =
        new Nd2Bytes()
            .with("ImageAttributesLV!", attributes(3, 2, 2, 8, 8, UNCOMPRESSED))
            .with(
                "ImageMetadataLV!", loop("SLxExperiment", 1, time(2), loop("", 4, stack(2, 0.75))));
    for (int n = 0; n < 4; n++) {
      byte first = (byte) (10 * n);
      file.frame(n, new byte[] {first, 1, first, 2, first, 3, 99, 99, 5, 6, 5, 6, 5, 6, 99, 99});
    }
    try (PixelSource source = open(file)) {
      ImageDescription image = source.images().getFirst();
      assertThat(List.of(image.sizeT(), image.sizeC(), image.sizeZ())).isEqualTo(List.of(2, 2, 2));
      assertThat(image.physicalSizes().z()).hasValue(0.75);
      assertThat(image.physicalSizes().t()).hasValue(1.5);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 0, 0)))
          .containsExactly(20, 20, 20, 5, 5, 5, 1, 2, 3, 6, 6, 6);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 1)))
          .startsWith(10, 10, 10, 5, 5, 5);
    }
  }

  @Test
  void rows_of_compressed_frames_are_read_in_any_order() throws Exception {
    byte[] pixels = new byte[4 * 4];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    Nd2Bytes file =
        new Nd2Bytes()
            .with("ImageAttributesLV!", attributes(2, 4, 1, 16, 4, LOSSLESS))
            .frame(0, Nd2Bytes.zlib(pixels));
    try (PixelSource source = open(file)) {
      byte[] row = new byte[4];
      source.readRows(0, 0, new PlaneIndex(0, 0, 0), 2, 1, row, 0);
      assertThat(row).containsExactly(8, 9, 10, 11);
      source.readRows(0, 0, new PlaneIndex(0, 0, 0), 3, 1, row, 0);
      assertThat(row).containsExactly(12, 13, 14, 15);
      source.readRows(0, 0, new PlaneIndex(0, 0, 0), 0, 1, row, 0);
      assertThat(row).containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  void positions_that_are_valid_become_images_with_their_names_and_places() throws Exception {
    byte[] points =
        list(
            "Points",
            list("", number("dPosX", 1), number("dPosY", 2), text("dPosName", "left")),
            list("", number("dPosX", 3), number("dPosY", 4), text("dPosName", "spoilt")),
            list("", number("dPosX", 5), number("dPosY", 6), text("dPosName", "right")));
    byte[] experiment =
        list(
            "SLxExperiment",
            uint("eType", 2),
            list("uLoopPars", points),
            raw("pItemValid", (byte) 1, (byte) 0, (byte) 1));
    Nd2Bytes file =
        new Nd2Bytes()
            .with("ImageAttributesLV!", attributes(1, 1, 1, 8, 1, UNCOMPRESSED))
            .with("ImageMetadataLV!", Nd2Bytes.compressed(experiment))
            .frame(0, new byte[] {7})
            .frame(1, new byte[] {8});
    try (PixelSource source = open(file)) {
      assertThat(source.images())
          .extracting(ImageDescription::name)
          .containsExactly("left", "right");
      assertThat(Pixels.plane(source, 1, 0, new PlaneIndex(0, 0, 0))).containsExactly(8);
      Acquisition.PlanePosition plane = source.images().get(1).acquisition().planes().getFirst();
      assertThat(plane.x()).hasValue(5);
      assertThat(plane.y()).hasValue(6);
    }
  }

  @Test
  void colour_frames_keep_their_order_and_say_that_blue_comes_first() throws Exception {
    byte[] planes =
        list(
            "SLxPictureMetadata",
            number("dCalibration", 0.5),
            list(
                "sPicturePlanes",
                uint("uiCount", 1),
                list("sPlaneNew", list("a0", uint("uiCompCount", 3)))));
    Nd2Bytes file =
        new Nd2Bytes()
            .with("ImageAttributesLV!", attributes(2, 1, 3, 8, 6, UNCOMPRESSED))
            .with("ImageMetadataSeqLV|0!", planes)
            .frame(0, new byte[] {1, 2, 3, 4, 5, 6});
    try (PixelSource source = open(file)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.channels())
          .extracting(Channel::color)
          .containsExactly(Optional.of("0000FF"), Optional.of("00FF00"), Optional.of("FF0000"));
      assertThat(image.channels())
          .extracting(Channel::name)
          .containsExactly(Optional.of("Blue"), Optional.of("Green"), Optional.of("Red"));
      assertThat(image.physicalSizes().x()).hasValue(0.5);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0)))
          .containsExactly(1, 4, 2, 5, 3, 6);
    }
  }

  @Test
  void metadata_of_old_versions_is_xml() throws Exception {
    String attributes =
        """
        <?xml version="1.0" encoding="UTF-8"?><variant version="1.0"><no_name runtype="CLxListVariant">
        <uiWidth runtype="lx_uint32" value="2"/><uiWidthBytes runtype="lx_uint32" value="4"/>
        <uiHeight runtype="lx_uint32" value="1"/><uiComp runtype="lx_uint32" value="1"/>
        <uiBpcInMemory runtype="lx_uint32" value="16"/><uiSequenceCount runtype="lx_uint32" value="2"/>
        <eCompression runtype="lx_int32" value="2"/></no_name></variant>\
        """;
    String experiment =
        """
        <variant version="1.0"><no_name runtype="CLxListVariant"><eType runtype="lx_uint32" value="4"/>
        <uLoopPars runtype="CLxListVariant"><no_name runtype="CLxListVariant">
        <uiCount runtype="lx_uint32" value="2"/><dZLow runtype="double" value="0"/>
        <dZHigh runtype="double" value="3"/></no_name></uLoopPars></no_name></variant>\
        """;
    Nd2Bytes file =
        new Nd2Bytes()
            .with("ImageAttributes!", attributes.getBytes(StandardCharsets.UTF_8))
            .with("ImageMetadata!", experiment.getBytes(StandardCharsets.UTF_8))
            .frame(0, new byte[] {1, 0, 2, 0})
            .frame(1, new byte[] {3, 0, 4, 0});
    try (PixelSource source = open(file)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeZ()).isEqualTo(2);
      assertThat(image.physicalSizes().z()).hasValue(3);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 1))).containsExactly(3, 0, 4, 0);
    }
  }

  @Test
  void a_stopped_acquisition_ends_with_its_last_frame_and_a_gap_is_zeros() throws Exception {
    Nd2Bytes file =
        new Nd2Bytes()
            .with("ImageAttributesLV!", attributes(1, 1, 1, 8, 1, UNCOMPRESSED))
            .with("ImageMetadataLV!", loop("SLxExperiment", 1, time(90)))
            .frame(0, new byte[] {1})
            .frame(2, new byte[] {3});
    try (PixelSource source = open(file)) {
      assertThat(source.images().getFirst().sizeT()).isEqualTo(3);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 0, 0))).containsExactly(0);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(2, 0, 0))).containsExactly(3);
    }
  }

  @Test
  void what_is_not_read_or_damaged_is_told_by_its_code() {
    Nd2Bytes lossy =
        new Nd2Bytes()
            .with("ImageAttributesLV!", attributes(1, 1, 1, 8, 1, 1))
            .frame(0, new byte[] {1});
    assertThat(codeOf(lossy.bytes())).isEqualTo("nd2.unsupported-lossy-compression");
    Nd2Bytes shortFrame =
        new Nd2Bytes()
            .with("ImageAttributesLV!", attributes(9, 9, 1, 8, 9, UNCOMPRESSED))
            .frame(0, new byte[80]);
    assertThat(codeOf(shortFrame.bytes())).isEqualTo("nd2.frame-too-short");
    byte[] boxes = {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, (byte) 0x87, 10};
    assertThat(codeOf(boxes)).isEqualTo("nd2.unsupported-jpeg2000-container");
    byte[] cut = Arrays.copyOf(lossy.bytes(), 300);
    assertThat(codeOf(cut)).isEqualTo("nd2.no-chunk-map");
    Nd2Bytes huge =
        new Nd2Bytes()
            .with("ImageAttributesLV!", attributes(9_000, 9_000, 1, 8, 9_000, UNCOMPRESSED))
            .frame(0, new byte[1]);
    assertThat(codeOf(huge.bytes())).isEqualTo("nd2.declared-size-too-large");
  }

  /** The values are those that the nd2 package of Python prints for this file. */
  @Test
  void a_real_file_tells_its_channels_lens_time_and_places() throws Exception {
    Path file = SharedData.images().resolve("nd2/cluster.nd2");
    try (PixelSource source =
        new Nd2Reader()
            .open(new LocalFileSet(file.getParent()), "cluster.nd2", ND2, ReadLimits.DEFAULT)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.physicalSizes().x()).hasValue(0.16780898323268245);
      assertThat(image.physicalSizes().z()).hasValue(0.5);
      Channel first = image.channels().getFirst();
      assertThat(first.name()).hasValue("5-FAM/pH 9.0");
      assertThat(first.color()).hasValue("78E90F");
      assertThat(first.wavelength()).hasValue(525);
      Acquisition acquisition = image.acquisition();
      assertThat(acquisition.acquired()).hasValue("2014-06-18T13:55:23Z");
      assertThat(acquisition.objective().orElseThrow().model()).hasValue("Plan Apo λ 60x");
      assertThat(acquisition.objective().orElseThrow().magnification()).hasValue(60);
      assertThat(acquisition.objective().orElseThrow().numericalAperture()).hasValue(0.95);
      Acquisition.PlanePosition plane = acquisition.planes().get(1);
      assertThat(plane.seconds()).hasValue(1.4593510068655013);
      assertThat(plane.x()).hasValue(-26056.951209195162);
      assertThat(plane.y()).hasValue(-4155.462732842248);
      assertThat(plane.zPosition()).hasValue(3916.7250000000004);
      assertThat(image.originalMetadata().get("text.description"))
          .startsWith("Dimensions: T(3) x Z(10)");
    }
  }

  private static byte[] attributes(
      int width, int height, int components, int bits, int rowBytes, int compression) {
    return list(
        "SLxImageAttributes",
        uint("uiWidth", width),
        uint("uiWidthBytes", rowBytes),
        uint("uiHeight", height),
        uint("uiComp", components),
        uint("uiBpcInMemory", bits),
        uint("eCompression", compression));
  }

  private static byte[] loop(String name, int type, byte[] parameters, byte[]... inside) {
    return list(name, uint("eType", type), parameters, list("ppNextLevelEx", inside));
  }

  private static byte[] time(int count) {
    return list("uLoopPars", uint("uiCount", count), number("dPeriod", 1_500));
  }

  private static byte[] stack(int count, double step) {
    return list("uLoopPars", uint("uiCount", count), number("dZStep", step));
  }

  private static PixelSource open(Nd2Bytes file) throws IOException, ImagingException {
    return open(file.bytes());
  }

  private static PixelSource open(byte[] file) throws IOException, ImagingException {
    return new Nd2Reader()
        .open(new MemoryFiles().with("a.nd2", file), "a.nd2", ND2, ReadLimits.DEFAULT);
  }

  private static String codeOf(byte[] file) {
    var thrown =
        assertThatThrownBy(() -> {
          try (PixelSource source = open(file)) {
            Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0));
          }
        });
    String[] code = new String[1];
    thrown.isInstanceOfSatisfying(
        ImagingException.class,
        e -> {
          assertThat(e.place().orElse("")).startsWith("a.nd2");
          code[0] = e.code();
        });
    return code[0];
  }
}
