package org.lumenark.imaging.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

class PatternReaderTest {

  private final MemoryFiles files = new MemoryFiles();

  @Test
  void planes_go_where_their_numbers_say_also_without_leading_zeros() throws Exception {
    for (int t = 0; t < 12; t++) {
      for (int z = 8; z < 11; z++) {
        files.with("m_t" + t + "_z" + z + ".png", GrayPictures.png(10 * t + z));
      }
    }
    files.with("notes.txt", new byte[] {'x'});
    try (PixelSource source = open("m_t{t}_z{z}.png")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeT()).isEqualTo(12);
      assertThat(image.sizeZ()).isEqualTo(3);
      assertThat(image.files()).hasSize(36).startsWith("m_t0_z8.png", "m_t0_z9.png");
      assertThat(GrayPictures.value(source, 0, 11, 0, 2)).isEqualTo(120);
      assertThat(GrayPictures.value(source, 0, 2, 0, 0)).isEqualTo(28);
      assertThat(source.warnings()).isEmpty();
    }
  }

  @Test
  void words_in_place_of_channel_numbers_are_the_names_of_the_channels() throws Exception {
    files.with("a_DAPI.png", GrayPictures.png(1)).with("a_Cy5.png", GrayPictures.png(2));
    try (PixelSource source = open("a_{c}.png")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.channels())
          .extracting(channel -> channel.name().orElseThrow())
          .containsExactly("Cy5", "DAPI");
      assertThat(GrayPictures.value(source, 0, 0, 0, 0)).isEqualTo(2);
    }
  }

  @Test
  void wells_and_fields_are_a_plate() throws Exception {
    for (String well : new String[] {"B02", "B10", "A03"}) {
      for (String field : new String[] {"f2", "f1"}) {
        files.with("p/" + well + "/" + field + "_c0.png", GrayPictures.png(well.charAt(2)));
      }
    }
    try (PixelSource source = open("p/{well}/f{field}_c{c}.png")) {
      assertThat(source.plate().orElseThrow().rows()).containsExactly("A", "B");
      assertThat(source.plate().orElseThrow().columns()).containsExactly("2", "3", "10");
      assertThat(source.images()).hasSize(6);
      assertThat(source.groupPath(0)).contains("A/3/0");
      assertThat(source.groupPath(3)).contains("B/2/1");
      assertThat(source.groupPath(5)).contains("B/10/1");
      assertThat(source.images().get(5).files()).containsExactly("p/B10/f2_c0.png");
    }
  }

  @Test
  void fields_without_wells_are_images_of_their_own() throws Exception {
    files.with("s1_t0.png", GrayPictures.png(1)).with("s2_t0.png", GrayPictures.png(2));
    try (PixelSource source = open("s{field}_t{t}.png")) {
      assertThat(source.images())
          .extracting(ImageDescription::name)
          .containsExactly("Field 1", "Field 2");
      assertThat(source.plate()).isEmpty();
      assertThat(source.groupPath(1)).isEmpty();
    }
  }

  @Test
  void a_missing_plane_is_named() throws Exception {
    files
        .with("a_t1_z1.png", GrayPictures.png(1))
        .with("a_t1_z2.png", GrayPictures.png(1))
        .with("a_t2_z2.png", GrayPictures.png(1));
    fails("a_t{t}_z{z}.png", "pattern.missing-plane", "a_t2_z1.png");
  }

  @Test
  void a_plane_of_another_size_is_named() throws Exception {
    files
        .with("a_t1.png", GrayPictures.png(1))
        .with("a_t2.png", GrayPictures.png(1))
        .with("a_t3.png", GrayPictures.png(1, 5, 5));
    fails("a_t{t}.png", "set.inconsistent", "a_t3.png");
  }

  @Test
  void the_same_number_in_two_spellings_is_ambiguous() throws Exception {
    files.with("a_t1.png", GrayPictures.png(1)).with("a_t01.png", GrayPictures.png(1));
    fails("a_t{t}.png", "pattern.ambiguous", "a_t01.png");
  }

  @Test
  void nothing_matches_is_told_with_the_pattern() throws Exception {
    files.with("a_t1.png", GrayPictures.png(1));
    fails("b_t{t}.png", "pattern.no-match", "b_t{t}.png");
  }

  @Test
  void uneven_steps_are_only_a_warning() throws Exception {
    files
        .with("a_t1.png", GrayPictures.png(1))
        .with("a_t2.png", GrayPictures.png(2))
        .with("a_t9.png", GrayPictures.png(3));
    try (PixelSource source = open("a_t{t}.png")) {
      assertThat(GrayPictures.value(source, 0, 2, 0, 0)).isEqualTo(3);
      assertThat(source.warnings())
          .extracting(SourceWarning::code)
          .containsExactly("pattern.uneven-steps");
    }
  }

  @Test
  void a_thousand_files_need_a_few_open_at_a_time() throws Exception {
    for (int t = 0; t < 1_000; t++) {
      files.with("a_t" + t + ".png", GrayPictures.png(t % 200));
    }
    try (PixelSource source = open("a_t{t}.png")) {
      for (int t = 999; t >= 0; t -= 37) {
        assertThat(GrayPictures.value(source, 0, t, 0, 0)).isEqualTo(t % 200);
      }
    }
    assertThat(files.mostOpen()).isLessThan(40);
    assertThat(files.openNow()).isZero();
  }

  private PixelSource open(String pattern) throws IOException, ImagingException {
    PatternReader reader = new PatternReader(FilePattern.parse(pattern));
    return reader.open(files, "", reader.detection(0), ReadLimits.DEFAULT);
  }

  private void fails(String pattern, String code, String place) {
    assertThatThrownBy(() -> open(pattern))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.place()).contains(place);
            });
    assertThat(files.openNow()).isZero();
  }
}
