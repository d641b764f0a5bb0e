package org.lumenark.imaging.lif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lumenark.imaging.lif.LifFileBuilder.channel;
import static org.lumenark.imaging.lif.LifFileBuilder.description;
import static org.lumenark.imaging.lif.LifFileBuilder.dimension;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/** Files that are written here block by block. */
class LifReaderTest {

  private static final PlaneIndex FIRST = new PlaneIndex(0, 0, 0);
  private static final String GREY = channel(8, 0, 0, "Gray");

  private static PixelSource open(byte[] file) throws IOException, ImagingException {
    Detection detection = new Detection("lif", 1, "", true, true);
    return new LifReader()
        .open(new MemoryFiles().with("a.lif", file), "a.lif", detection, ReadLimits.DEFAULT);
  }

  private static String refusal(byte[] file) {
    ImagingException thrown =
        catchThrowableOfType(ImagingException.class, () -> open(file).close());
    return thrown == null ? "opened" : thrown.code();
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static String flat(int width, int height) {
    return description(
        GREY, dimension(1, width, "1e-6", "m", 1) + dimension(2, height, "1e-6", "m", width));
  }

  @Test
  void both_versions_give_all_images_of_all_folders_by_their_paths() throws Exception {
    for (int version : new int[] {1, 2}) {
      LifFileBuilder file =
          new LifFileBuilder(version)
              .image("empty", flat(2, 2), new byte[0])
              .image("one", flat(2, 1), new byte[] {1, 2})
              .imageIn("fish", "two", flat(1, 2), new byte[] {3, 4});
      try (PixelSource source = open(file.bytes())) {
        assertThat(source.images())
            .extracting(ImageDescription::name)
            .containsExactly("one", "fish/two");
        assertThat(Pixels.plane(source, 1, 0, FIRST)).containsExactly(3, 4);
        assertThat(source.warnings().getFirst().code()).isEqualTo("lif.image-empty");
      }
    }
  }

  @Test
  void colours_stored_blue_first_with_padded_rows_are_given_red_first() throws Exception {
    String colours = channel(8, 0, 3, "Blue") + channel(8, 1, 2, "Green") + channel(8, 2, 1, "Red");
    String axes = dimension(1, 2, "1", "m", 3) + dimension(2, 2, "1", "m", 8);
    LifFileBuilder file =
        new LifFileBuilder(2).image("rgb", description(colours, axes), counting(16));
    try (PixelSource source = open(file.bytes())) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.samplesPerGroup()).isEqualTo(3);
      assertThat(image.channels())
          .extracting(Channel::color)
          .containsExactly(Optional.of("FF0000"), Optional.of("00FF00"), Optional.of("0000FF"));
      assertThat(Pixels.plane(source, 0, 0, FIRST))
          .containsExactly(2, 5, 10, 13, 1, 4, 9, 12, 0, 3, 8, 11);
    }
  }

  @Test
  void channels_stand_between_sections_and_time_points() throws Exception {
    String channels = channel(12, 0, 0, "Magenta") + channel(12, 4, 0, "Custom (255, 128, 0)");
    String axes =
        dimension(1, 2, "3e-6", "m", 2)
            + dimension(3, 2, "-5e-7", "m", 8)
            + dimension(2, 1, "0", "m", 4)
            + dimension(4, 2, "1.5", "s", 16);
    LifFileBuilder file =
        new LifFileBuilder(2).image("xzt", description(channels, axes), counting(32));
    try (PixelSource source = open(file.bytes())) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.type()).isEqualTo(SampleType.UINT16);
      assertThat(image.sizeY()).as("Z takes the place of Y").isEqualTo(2);
      assertThat(image.physicalSizes().x()).hasValue(3);
      assertThat(image.physicalSizes().y()).hasValue(0.5);
      assertThat(image.physicalSizes().t()).hasValue(1.5);
      assertThat(image.channels().get(1).color()).isEqualTo(Optional.of("FF8000"));
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 1, 0)))
          .containsExactly(20, 21, 22, 23, 28, 29, 30, 31);
    }
  }

  @Test
  void a_scan_along_x_and_z_that_is_stepped_in_y_has_z_as_rows() throws Exception {
    String axes =
        dimension(1, 2, "1", "m", 1) + dimension(3, 3, "1", "m", 2) + dimension(2, 2, "1", "m", 6);
    LifFileBuilder file = new LifFileBuilder(2).image("xzy", description(GREY, axes), counting(12));
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images().getFirst().sizeY()).isEqualTo(3);
      assertThat(source.images().getFirst().sizeZ()).isEqualTo(2);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 1)))
          .containsExactly(6, 7, 8, 9, 10, 11);
    }
  }

  @Test
  void each_tile_of_a_mosaic_is_an_image_with_its_position() throws Exception {
    String tiles =
        "<Attachment Name='TileScanInfo'><Tile PosX='0.001' PosY='0.002'/><Tile"
            + " PosX='0.003'/></Attachment>";
    String axes =
        dimension(1, 2, "1", "m", 1) + dimension(2, 1, "0", "m", 2) + dimension(10, 2, "0", "", 2);
    LifFileBuilder file =
        new LifFileBuilder(2).image("scan", description(GREY, axes) + tiles, counting(4));
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images())
          .extracting(ImageDescription::name)
          .containsExactly("scan tile 1", "scan tile 2");
      assertThat(Pixels.plane(source, 1, 0, FIRST)).containsExactly(2, 3);
      assertThat(source.images().get(1).acquisition().planes().getFirst().x()).hasValue(3_000);
    }
  }

  @Test
  void half_precision_becomes_float32_and_other_types_stay() throws Exception {
    String half = description(channel(1, 16, 0, 0, "Gray"), dimension(1, 2, "1", "m", 2));
    LifFileBuilder file =
        new LifFileBuilder(2)
            .image("half", half, new byte[] {0, 0x3C, 0, (byte) 0xC0})
            .image(
                "real",
                description(channel(1, 32, 0, 0, "Gray"), dimension(1, 1, "0", "m", 4)),
                counting(4));
    try (PixelSource source = open(file.bytes())) {
      assertThat(Pixels.plane(source, 0, 0, FIRST))
          .containsExactly(0, 0, (byte) 0x80, 0x3F, 0, 0, 0, (byte) 0xC0);
      assertThat(source.images().get(1).type()).isEqualTo(SampleType.FLOAT32);
    }
  }

  @Test
  void a_sweep_of_wavelengths_gives_channels() throws Exception {
    String axes =
        dimension(1, 1, "0", "m", 1)
            + "<DimensionDescription DimID='5' NumberOfElements='2' Origin='5e-7' Length='2e-8'"
            + " Unit='m' BytesInc='1'/><DimensionDescription DimID='9' NumberOfElements='2'"
            + " Origin='4e-7' Length='1e-8' Unit='m' BytesInc='2'/>";
    LifFileBuilder file =
        new LifFileBuilder(2).image("sweep", description(GREY, axes), counting(4));
    try (PixelSource source = open(file.bytes())) {
      assertThat(source.images().getFirst().channels())
          .extracting(channel -> channel.name().orElse(""))
          .containsExactly(
              "excitation 400 nm, 500 nm",
              "excitation 410 nm, 500 nm",
              "excitation 400 nm, 520 nm",
              "excitation 410 nm, 520 nm");
      assertThat(source.images().getFirst().channels().get(2).wavelength()).hasValue(520);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 1, 0))).containsExactly(2);
    }
  }

  @Test
  void older_time_stamps_settings_and_dyes_are_understood() throws Exception {
    String dye = "<ChannelProperty><Key>DyeName</Key><Value>Leica/TRITC</Value></ChannelProperty>";
    String told =
        "<TimeStampList><TimeStamp HighInteger='30864971' LowInteger='36306201'/>"
            + "<TimeStamp HighInteger='30864971' LowInteger='51306201'/></TimeStampList>"
            + "<Attachment Name='HardwareSettingList'><HardwareSetting><FilterSetting>"
            + "<FilterSettingRecord Attribute='Objective' Variant='HCX PL APO  63x'/>"
            + "<FilterSettingRecord Attribute='NumericalAperture' Variant='1.4'/>"
            + "</FilterSetting></HardwareSetting></Attachment>";
    String channel = GREY.replace("/>", ">" + dye + "</ChannelDescription>");
    String axes = dimension(1, 1, "0", "m", 1) + dimension(4, 2, "1", "s", 1);
    LifFileBuilder file =
        new LifFileBuilder(1).image("old", description(channel, axes) + told, counting(2));
    try (PixelSource source = open(file.bytes())) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.channels().getFirst().name()).isEqualTo(Optional.of("TRITC"));
      Acquisition taken = image.acquisition();
      assertThat(taken.acquired()).isEqualTo(Optional.of("2021-01-29T14:28:27.329461700Z"));
      assertThat(taken.planes().get(1).seconds()).hasValue(1.5);
      assertThat(taken.objective().orElseThrow().model()).isEqualTo(Optional.of("HCX PL APO 63x"));
      assertThat(taken.objective().orElseThrow().numericalAperture()).hasValue(1.4);
    }
  }

  @Test
  void a_cut_file_says_so() {
    byte[] file =
        new LifFileBuilder(2)
            .image("one", flat(2, 1), new byte[] {1, 2})
            .image("two", flat(2, 1), new byte[] {3, 4})
            .bytes();
    for (int length = 0; length < file.length; length++) {
      assertThat(refusal(Arrays.copyOf(file, length))).isIn("lif.truncated", "lif.block-missing");
    }
  }

  @Test
  void what_does_not_fit_its_block_is_refused() {
    assertThat(refusal(new LifFileBuilder(2).image("a", flat(3, 1), new byte[2]).bytes()))
        .isEqualTo("lif.block-too-small");
    String aliased =
        description(GREY, dimension(1, 2, "1", "m", 1) + dimension(4, 2_000_000_000, "1", "s", 1));
    assertThat(refusal(new LifFileBuilder(2).image("a", aliased, new byte[9]).bytes()))
        .isEqualTo("lif.block-too-small");
    String wide =
        description(GREY, dimension(1, 2, "1", "m", 5_000) + dimension(2, 2, "1", "m", 1));
    assertThat(refusal(new LifFileBuilder(2).image("a", wide, new byte[6_000]).bytes()))
        .isEqualTo("lif.unsupported-layout");
  }

  @Test
  void other_files_of_leica_are_refused_by_name() {
    assertThat(refusal(new LifFileBuilder(2).bytes("LMS_Object_File")))
        .isEqualTo("lif.unsupported-lof");
    assertThat(refusal(new LifFileBuilder(2).bytes("<!DOCTYPE a []><a/>")))
        .isEqualTo("lif.dtd-refused");
    assertThat(refusal(new LifFileBuilder(2).bytes("<LMSDataContainerHeader Version='3'/>")))
        .isEqualTo("lif.unsupported-version");
    assertThat(refusal(new LifFileBuilder(2).bytes("<LMSDataContainerHeader Version='2'/>")))
        .isEqualTo("lif.no-images");
  }
}
