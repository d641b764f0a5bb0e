package org.lumenark.imaging.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.LocalByteSource;

class FormatDetectorTest {

  /** By the first match; what the MANIFEST calls the files. */
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("bigtiff/.*", "tiff"),
          Map.entry("imagej-tiff/.*", "imagej-tiff"),
          Map.entry("ome-tiff/.*\\.tiff?", "ome-tiff"),
          Map.entry("ome-tiff/.*\\.companion\\.ome", "ome-xml"),
          Map.entry("lsm/.*", "lsm"),
          Map.entry("zip/paramecium.*", "lsm"),
          Map.entry("metamorph/.*", "metamorph-tiff|stk"),
          Map.entry("wsi/.*svs", "svs"),
          Map.entry("czi/.*", "czi"),
          Map.entry("nd2/.*", "nd2"),
          Map.entry("lif/.*", "lif"),
          Map.entry("mrc/.*", "mrc"),
          Map.entry("dv/.*", "deltavision"),
          Map.entry("nifti/.*", "nifti"),
          Map.entry("nrrd/.*(nrrd|nhdr)", "nrrd"),
          Map.entry("dicom/.*", "dicom"),
          Map.entry("imaris/.*ims", "imaris"),
          Map.entry("hdf5/.*", "hdf5"),
          Map.entry("jpeg2000/.*", "jpeg2000"),
          Map.entry("png-jpeg/.*png", "png"),
          Map.entry("png-jpeg/.*jpg", "jpeg"),
          Map.entry("hcs/.*HTD", "imagexpress"));

  @TestFactory
  Stream<DynamicTest> every_sample_is_detected_as_its_row_says() throws IOException {
    Path root = SharedData.images();
    List<String> names =
        Files.readAllLines(root.resolve("MANIFEST.tsv"), StandardCharsets.UTF_8).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf('\t')))
            .filter(name -> Files.isRegularFile(root.resolve(name)))
            .toList();
    return names.stream()
        .flatMap(name ->
            FORMATS.entrySet().stream()
                .filter(format -> name.matches(format.getKey()))
                .map(format ->
                    DynamicTest.dynamicTest(name, () -> detected(root, name, format.getValue()))));
  }

  private static void detected(Path root, String name, String format) throws IOException {
    try (ByteSource source = LocalByteSource.open(root.resolve(name))) {
      Detection detection = FormatDetector.detect(source, name);
      assertThat(detection.format()).as(detection.evidence()).matches(format);
      assertThat(detection.extensionMatches()).isTrue();
      assertThat(detection.confidence()).isBetween(0.5, 1.0);
      assertThat(detection.wrapper().orElse(""))
          .isEqualTo(name.endsWith(".gz") ? "gzip" : name.endsWith(".zip") ? "zip" : "");
    }
  }

  @Test
  void a_tiff_that_is_named_czi_is_a_tiff_and_its_name_lies() throws IOException {
    Path file = SharedData.images().resolve("malformed/derived_wrong-extension_really-a-tiff.czi");
    try (ByteSource source = LocalByteSource.open(file)) {
      Detection detection = FormatDetector.detect(source, file.getFileName().toString());
      assertThat(detection.format()).isEqualTo("tiff");
      assertThat(detection.extensionMatches()).isFalse();
    }
  }

  @Test
  void empty_files_and_text_are_no_images() throws IOException {
    assertThat(detect("a.tif", new byte[0]).format()).isEqualTo("empty");
    assertThat(detect("a.csv", "x,y\n1,é\n".getBytes(StandardCharsets.UTF_8)).format())
        .isEqualTo("text");
    assertThat(detect("a.bin", new byte[] {1, 2, 3, 0}).format()).isEqualTo("unknown");
    assertThat(detect("a.pdf", "%PDF-1.7\n\0".getBytes(StandardCharsets.UTF_8)).evidence())
        .contains("application/pdf");
  }

  @Test
  void dicom_comes_before_tiff_because_dual_files_exist() throws IOException {
    byte[] dual = new byte[200];
    System.arraycopy(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0}, 0, dual, 0, 8);
    System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dual, 128, 4);
    assertThat(detect("a.dcm", dual).format()).isEqualTo("dicom");
  }

  @Test
  void formats_that_nothing_here_reads_are_named_in_the_evidence() throws IOException {
    byte[] dm3 = new byte[64];
    dm3[3] = 3;
    dm3[11] = 1;
    Detection detection = detect("a.dm3", dm3);
    assertThat(detection.image()).isTrue();
    assertThat(detection.evidence()).contains("DM3");
  }

  @Test
  void what_only_the_name_gives_away_is_not_taken_for_its_preview() throws IOException {
    byte[] tiff = {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0};
    Detection slide = detect("a.vsi", tiff);
    assertThat(slide.format()).isEqualTo("unknown");
    assertThat(slide.image()).isTrue();
    assertThat(slide.evidence()).contains("VSI");
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};
    assertThat(detect("a.mrxs", jpeg).evidence()).contains("MRXS");
    assertThat(detect("a.jpg", jpeg).format()).isEqualTo("jpeg");
    assertThat(detect("a.dm3", tiff).extensionMatches()).isFalse();
  }

  @Test
  void tiff_of_other_makers_is_named_by_its_tags() throws IOException {
    assertThat(detect("a.tif", tiff(34682, 1)).evidence()).contains("FEI");
    assertThat(detect("a.eer", tiff(259, 65001)).evidence()).contains("EER");
    assertThat(detect("a.tif", tiff(34361, 1)).evidence()).contains("FluoView");
    assertThat(detect("a.jpk", tiff(256, 1)).evidence()).contains("JPK");
  }

  @Test
  void scientific_formats_without_a_name_of_their_own_are_told_by_their_heads() throws IOException {
    assertThat(text("a.fits", "SIMPLE  =                    T")).contains("FITS");
    assertThat(text("a.oir", "OLYMPUSRAWFORMAT")).contains("OIR");
    assertThat(text("a.spm", "\\*File list\r\n")).contains("Nanoscope");
    assertThat(text("a.ets", "SIS\0" + "\0".repeat(60) + "ETS\0")).contains("ETS");
  }

  private static String text(String name, String head) throws IOException {
    Detection detection = detect(name, (head + "\0").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(detection.image()).isTrue();
    assertThat(detection.extensionMatches()).isTrue();
    return detection.evidence();
  }

  /** One directory of one field. */
  private static byte[] tiff(int tag, int value) {
    return java.nio.ByteBuffer.allocate(26)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0})
        .putShort((short) tag)
        .putShort((short) 4)
        .putInt(1)
        .putInt(value)
        .array();
  }

  private static Detection detect(String name, byte[] content) throws IOException {
    return FormatDetector.detect(MemoryFiles.source(content), name);
  }
}
