package org.lumenark.imaging.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.DetectedFiles;
import org.lumenark.imaging.assemble.FileDetector;
import org.lumenark.imaging.assemble.ImageAssembler;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;
import org.lumenark.imaging.source.SourceWarning;

class ImageXpressReaderTest {

  private static final String HTD =
      """
      "HTSInfoFile", Version 1.0
      "TimePoints", 3
      "XWells", 12
      "YWells", 8
      "NWavelengths", 2
      "WaveName1", "DAPI"
      "WaveName2", "Texas Red"
      "EndFile"
      """;

  @Test
  void the_sample_is_one_plate_of_two_wells_with_two_fields() throws Exception {
    FileSet files =
        new LocalFileSet(SharedData.images().resolve("hcs/imagexpress-9987_Plate_3435"));
    List<ImageCandidate> candidates = assemble(files);
    assertThat(candidates).extracting(ImageCandidate::entry).containsExactly("9987.HTD");
    assertThat(candidates.getFirst().files()).hasSize(19);
    try (PixelSource source = open(files, candidates.getFirst())) {
      assertThat(source.plate().orElseThrow().rows()).hasSize(8);
      assertThat(source.plate().orElseThrow().columns()).hasSize(12);
      assertThat(groups(source)).containsExactly("B/2/0", "B/2/1", "B/3/0", "B/3/1");
      assertThat(source.images().getFirst().channels())
          .extracting(channel -> channel.name().orElseThrow())
          .containsExactly("DAPI", "FITC");
      assertThat(source.images().getFirst().sizeT()).isEqualTo(2);
      assertThat(source.warnings())
          .extracting(SourceWarning::code)
          .containsOnly("imagexpress.fewer-images");
    }
  }

  @Test
  void a_plane_that_was_not_taken_is_zeros_and_a_warning() throws Exception {
    MemoryFiles files =
        new MemoryFiles()
            .with("p.HTD", HTD.getBytes(StandardCharsets.ISO_8859_1))
            .with("TimePoint_1/p_A01_s1_w1.TIF", GrayPictures.tiff(11))
            .with("TimePoint_1/p_A01_s1_w2.TIF", GrayPictures.tiff(12))
            .with("TimePoint_2/p_A01_s1_w1.TIF", GrayPictures.tiff(21))
            .with("TimePoint_10/p_A01_s1_w1.TIF", GrayPictures.tiff(31))
            .with("TimePoint_1/p_A01_s1_w1_thumb.TIF", GrayPictures.tiff(99));
    List<ImageCandidate> candidates = assemble(files);
    assertThat(candidates).hasSize(1);
    try (PixelSource source = open(files, candidates.getFirst())) {
      assertThat(source.images()).hasSize(1);
      assertThat(GrayPictures.value(source, 0, 2, 0, 0)).isEqualTo(31);
      assertThat(GrayPictures.value(source, 0, 0, 1, 0)).isEqualTo(12);
      assertThat(GrayPictures.value(source, 0, 1, 1, 0)).isZero();
      assertThat(source.warnings())
          .extracting(SourceWarning::code)
          .containsExactly("plate.missing-planes");
    }
  }

  @Test
  void projections_are_fields_behind_the_stacks() throws Exception {
    String guid = "B14915F6-0679-4494-82D1-F80894B32A66";
    MemoryFiles files =
        new MemoryFiles()
            .with("x/TimePoint_1/p_C07_s1_w1" + guid + ".tif", GrayPictures.tiff(9))
            .with("x/TimePoint_1/ZStep_1/p_C07_s1_w1" + guid + ".tif", GrayPictures.tiff(1))
            .with("x/TimePoint_1/ZStep_2/p_C07_s1_w1" + guid + ".tif", GrayPictures.tiff(2))
            .with("x/TimePoint_1/ZStep_10/p_C07_s1_w1" + guid + ".tif", GrayPictures.tiff(3));
    List<ImageCandidate> candidates = assemble(files);
    assertThat(candidates)
        .extracting(candidate -> candidate.detection().format())
        .containsExactly("imagexpress");
    try (PixelSource source = open(files, candidates.getFirst())) {
      assertThat(groups(source)).containsExactly("C/7/0", "C/7/1");
      assertThat(source.images().getFirst().sizeZ()).isEqualTo(3);
      assertThat(GrayPictures.value(source, 0, 0, 0, 2)).isEqualTo(3);
      assertThat(GrayPictures.value(source, 1, 0, 0, 0)).isEqualTo(9);
    }
  }

  static List<ImageCandidate> assemble(FileSet files) throws IOException, ImagingException {
    List<DetectedFile> detected =
        DetectedFiles.of(files, files.paths().toList(), FileDetector.BY_CONTENT);
    return new ImageAssembler(ReadLimits.DEFAULT).assemble(files, detected);
  }

  static PixelSource open(FileSet files, ImageCandidate candidate)
      throws IOException, ImagingException {
    return Readers.forDetection(candidate.detection())
        .orElseThrow()
        .open(files, candidate.entry(), candidate.detection(), ReadLimits.DEFAULT);
  }

  static List<String> groups(PixelSource source) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < source.images().size(); i++) {
      groups.add(source.groupPath(i).orElseThrow());
    }
    return groups;
  }
}
