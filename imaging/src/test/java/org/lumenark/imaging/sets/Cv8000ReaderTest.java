package org.lumenark.imaging.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lumenark.imaging.sets.ImageXpressReaderTest.assemble;
import static org.lumenark.imaging.sets.ImageXpressReaderTest.groups;
import static org.lumenark.imaging.sets.ImageXpressReaderTest.open;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.SourceWarning;

class Cv8000ReaderTest {

  private static final String NAMESPACE =
      " xmlns:bts=\"http://www.yokogawa.co.jp/BTS/BTSSchema/1.0\"";
  private static final String DETAIL =
      "<bts:MeasurementDetail bts:Title=\"trial\" bts:BeginTime=\"2023-09-18T13:58:00+02:00\""
          + " bts:MeasurementSettingFileName=\"s.mes\" bts:ColumnCount=\"12\" bts:RowCount=\"8\""
          + " bts:TargetSystem=\"CV8000\""
          + NAMESPACE
          + "><bts:MeasurementChannel bts:Ch=\"1\" bts:HorizontalPixelDimension=\"0.325\""
          + " bts:VerticalPixelDimension=\"0.65\"/></bts:MeasurementDetail>";
  private static final String SETTINGS =
      "<bts:MeasurementSetting"
          + NAMESPACE
          + "><bts:ChannelList><bts:Channel bts:Ch=\"1\" bts:Target=\"DNA\" bts:Objective=\"20x"
          + " v2\" bts:Magnification=\"20\" bts:Acquisition=\"BP445/45\""
          + " bts:Color=\"#FF002FFF\"/><bts:Channel bts:Ch=\"3\""
          + " bts:Target=\"561\"/></bts:ChannelList></bts:MeasurementSetting>";

  @Test
  void records_give_wells_fields_sections_channels_and_positions() throws Exception {
    MemoryFiles files =
        new MemoryFiles()
            .with(
                "r/MeasurementData.mlf",
                index(
                    record("IMG", 4, 8, 1, 1, 1, "a_D08_T0001F001L01A01Z01C01.tif", "0.0"),
                    record("IMG", 4, 8, 1, 1, 2, "a_D08_T0001F001L01A01Z02C01.tif", "3.0"),
                    record("IMG", 4, 8, 1, 3, 1, "a_D08_T0001F001L01A02Z01C03.tif", "0.0"),
                    record("IMG", 4, 8, 1, 3, 2, "a_D08_T0001F001L01A02Z02C03.tif", "3.0"),
                    record("IMG", 4, 8, 2, 1, 1, "a_D08_T0001F002L01A01Z01C01.tif", "0.0"),
                    record("ERR", 4, 8, 2, 1, 2, "", "0.0"),
                    record("IMG", 5, 3, 1, 1, 1, "a_E03_absent.tif", "0.0")))
            .with("r/MeasurementDetail.mrf", DETAIL.getBytes(StandardCharsets.UTF_8))
            .with("r/s.mes", SETTINGS.getBytes(StandardCharsets.UTF_8))
            .with("r/a_D08_T0001F001L01A01Z01C01.tif", GrayPictures.tiff(11))
            .with("r/a_D08_T0001F001L01A01Z02C01.tif", GrayPictures.tiff(12))
            .with("r/a_D08_T0001F001L01A02Z01C03.tif", GrayPictures.tiff(31))
            .with("r/a_D08_T0001F001L01A02Z02C03.tif", GrayPictures.tiff(32))
            .with("r/a_D08_T0001F002L01A01Z01C01.tif", GrayPictures.tiff(2));
    List<ImageCandidate> candidates = assemble(files);
    assertThat(candidates)
        .extracting(ImageCandidate::entry)
        .containsExactly("r/MeasurementData.mlf");
    try (PixelSource source = open(files, candidates.getFirst())) {
      assertThat(groups(source)).containsExactly("D/8/0", "D/8/1");
      assertThat(source.plate().orElseThrow().name()).isEqualTo("trial");
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeC()).isEqualTo(2);
      assertThat(image.sizeZ()).isEqualTo(2);
      assertThat(GrayPictures.value(source, 0, 0, 1, 1)).isEqualTo(32);
      assertThat(image.physicalSizes().x()).hasValue(0.325);
      assertThat(image.physicalSizes().y()).hasValue(0.65);
      assertThat(image.physicalSizes().z()).hasValue(3.0);
      assertThat(image.channels().getFirst().name()).contains("DNA");
      assertThat(image.channels().getFirst().color()).contains("002FFF");
      assertThat(image.channels().getFirst().wavelength()).hasValue(445);
      assertThat(image.channels().get(1).name()).contains("561");
      assertThat(image.acquisition().acquired()).contains("2023-09-18T13:58:00+02:00");
      assertThat(image.acquisition().planes()).hasSize(4);
      assertThat(image.acquisition().planes().getFirst().seconds()).hasValue(44.438);
      assertThat(image.acquisition().planes().getFirst().x()).hasValue(-567.1);
      assertThat(source.warnings())
          .extracting(SourceWarning::code)
          .containsExactly("cv8000.fewer-images");
    }
  }

  @Test
  void a_record_cannot_name_a_file_elsewhere() {
    MemoryFiles files =
        new MemoryFiles()
            .with(
                "MeasurementData.mlf", index(record("IMG", 1, 1, 1, 1, 1, "../secret.tif", "0.0")));
    assertThatThrownBy(() -> open(files, assemble(files).getFirst()))
        .isInstanceOfSatisfying(
            ImagingException.class, e -> assertThat(e.code()).isEqualTo("cv8000.bad-record"));
  }

  @Test
  void a_document_type_is_refused_and_broken_xml_told_with_its_line() {
    MemoryFiles files =
        new MemoryFiles()
            .with(
                "MeasurementData.mlf",
                ("<bts:MeasurementData" + NAMESPACE + ">\n<broken")
                    .getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> open(files, assemble(files).getFirst()))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> {
              assertThat(e.code()).isEqualTo("cv8000.bad-xml");
              assertThat(e.place().orElseThrow()).contains("line 2");
            });
  }

  private static byte[] index(String... records) {
    return ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<bts:MeasurementData bts:Version=\"1.0\""
            + NAMESPACE
            + ">\n"
            + String.join("\n", records)
            + "\n</bts:MeasurementData>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String record(
      String type, int row, int column, int field, int channel, int z, String file, String focus) {
    return ("<bts:MeasurementRecord bts:Type=\"%s\" bts:Time=\"2023-09-18T13:58:44.438+02:00\""
            + " bts:Column=\"%d\" bts:Row=\"%d\" bts:TimePoint=\"1\" bts:FieldIndex=\"%d\""
            + " bts:ZIndex=\"%d\" bts:X=\"-567.1\" bts:Y=\"402.9\" bts:Z=\"%s\" bts:Ch=\"%d\">%s"
            + "</bts:MeasurementRecord>")
        .formatted(type, column, row, field, z, focus, channel, file);
  }
}
