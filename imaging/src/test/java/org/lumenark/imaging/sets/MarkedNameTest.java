package org.lumenark.imaging.sets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.samples.MemoryFiles;

class MarkedNameTest {

  @ParameterizedTest
  @CsvSource({
    "a/W0002--P001--T00012--Z000--C.tif, a/W0002--P001--T{t}--Z{z}--C.tif",
    "scan_z07_ch01.tif, scan_z{z}_ch{c}.tif",
    "x_D03f00d2.tif, x_D03f00d{c}.tif",
    "img_channel000_position001_time000000003_z004.tif,"
        + " img_channel{c}_position001_time{t}_z{z}.tif",
    "t1/scan_z1_c2.tif, t1/scan_z{z}_c{c}.tif"
  })
  void names_that_count_planes_are_patterns(String path, String pattern) {
    assertThat(MarkedName.pattern(path)).contains(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "img_001.tif",
        "mouse_d1.tif",
        "sub-01_T1w.tif",
        "plate_C07.tif",
        "rat12.tif",
        "cell_c1.tif",
        "a_t1_t2.tif"
      })
  void other_numbers_mean_nothing(String path) {
    assertThat(MarkedName.pattern(path)).isEmpty();
  }

  @Test
  void a_sequence_is_taken_for_one_image_only_if_it_is_complete_and_alike() throws Exception {
    MemoryFiles files = new MemoryFiles();
    for (int z = 0; z < 3; z++) {
      files.with("a/s_z" + z + ".png", GrayPictures.png(z));
      files.with("b/s_z" + 2 * z + ".png", GrayPictures.png(z));
      files.with("c/s_z" + z + ".png", GrayPictures.png(z, 5 + z, 4));
      files.with("d/p_t" + z + ".png", GrayPictures.png(z));
      files.with("e/p_t0" + z + ".png", GrayPictures.png(z));
    }
    assertThat(ImageXpressReaderTest.assemble(files))
        .extracting(candidate -> candidate.detection().format() + " " + candidate.entry())
        .containsExactly(
            "sequence a/s_z0.png",
            "png b/s_z0.png",
            "png b/s_z2.png",
            "png b/s_z4.png",
            "png c/s_z0.png",
            "png c/s_z1.png",
            "png c/s_z2.png",
            "png d/p_t0.png",
            "png d/p_t1.png",
            "png d/p_t2.png",
            "sequence e/p_t00.png");
    ImageCandidate first = ImageXpressReaderTest.assemble(files).getFirst();
    try (var source = ImageXpressReaderTest.open(files, first)) {
      assertThat(GrayPictures.value(source, 0, 0, 0, 2)).isEqualTo(2);
    }
  }
}
