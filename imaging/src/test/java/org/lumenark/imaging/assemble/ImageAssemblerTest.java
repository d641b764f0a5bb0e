package org.lumenark.imaging.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.ReadLimits;

class ImageAssemblerTest {

  private final ImageAssembler assembler = new ImageAssembler(ReadLimits.DEFAULT);

  @Test
  void a_companion_and_its_five_files_are_one_image() throws IOException {
    FileSet files = new LocalFileSet(SharedData.images().resolve("ome-tiff/multifile-companion"));
    List<ImageCandidate> found = assemble(files);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().files()).hasSize(6);
    assertThat(found.getFirst().entry()).isEqualTo("multifile-Z1.ome.tiff");
    assertThat(found.getFirst().problem()).isEmpty();
  }

  @Test
  void files_whose_master_or_planes_are_missing_say_so() throws IOException {
    List<ImageCandidate> found =
        assemble(new LocalFileSet(SharedData.images().resolve("malformed")));
    assertThat(found)
        .filteredOn(c -> c.problem().isPresent())
        .extracting(c -> c.problem().orElseThrow().code())
        .contains("ome.master-missing", "ome.file-missing");
  }

  @Test
  void a_zarr_is_one_image_whatever_lies_in_it_and_text_is_none() throws IOException {
    byte[] group =
        "{\"zarr_format\": 3, \"node_type\": \"group\"}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    MemoryFiles files =
        new MemoryFiles()
            .with("a.ome.zarr/0/zarr.json", group)
            .with("a.ome.zarr/0/c/0", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0})
            .with("a.ome.zarr/zarr.json", group)
            .with("notes.txt", "words".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(assemble(files))
        .extracting(ImageCandidate::entry)
        .containsExactly("a.ome.zarr/zarr.json");
  }

  @Test
  void masks_are_labels_of_the_image_that_has_their_name() throws Exception {
    List<ImageCandidate> found = assemble(new LocalFileSet(SharedData.images().resolve("masks")));
    assertThat(found)
        .filteredOn(candidate -> candidate.labelsOf().isPresent())
        .extracting(candidate -> candidate.entry() + " of " + candidate.labelsOf().orElseThrow())
        .containsExactly(
            "mitocheck_t1/xy_8bit_labels__mitocheck_incenp_t1.tif"
                + " of mitocheck_t1/xy_8bit__mitocheck_incenp_t1.tif",
            "nup_nuclei/xy_8bit_labels__nuclei.tif of nup_nuclei/xyc_16bit__nup_nuclei.tif",
            "stardist2d/mask2d.tif of stardist2d/img2d.tif");
  }

  @Test
  void pictures_of_one_field_whose_names_count_nothing_stand_alone() throws Exception {
    List<ImageCandidate> found =
        assemble(new LocalFileSet(SharedData.images().resolve("hcs/cellprofiler-ExampleFly")));
    assertThat(found).hasSize(3);
  }

  @Test
  void a_hundred_thousand_files_take_seconds() throws IOException {
    List<DetectedFile> many = new ArrayList<>();
    Detection tiff = new Detection("tiff", 1, "", true, true);
    for (int i = 100_000; i > 0; i--) {
      many.add(new DetectedFile("f/%06d.tif".formatted(i), tiff));
    }
    List<ImageCandidate> found =
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
            java.time.Duration.ofSeconds(20), () -> assembler.assemble(new MemoryFiles(), many));
    assertThat(found).hasSize(100_000);
    assertThat(found.getFirst().entry()).isEqualTo("f/000001.tif");
  }

  private List<ImageCandidate> assemble(FileSet files) throws IOException {
    List<DetectedFile> detected = new ArrayList<>();
    for (String path : files.paths().toList()) {
      try (ByteSource source = files.open(path).orElseThrow()) {
        detected.add(new DetectedFile(path, FormatDetector.detect(source, path)));
      }
    }
    return assembler.assemble(files, detected);
  }
}
