package org.lumenark.imaging.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.imaging.source.ImagingException;

class FilePatternTest {

  @Test
  void characters_that_regular_expressions_know_stand_for_themselves() throws Exception {
    FilePattern pattern = FilePattern.parse("a.b+(c)[d]^$\\E_{{x}}_z{z}.tif");
    PlaneFile file = pattern.match("a.b+(c)[d]^$\\E_{x}_z007.tif").orElseThrow();
    assertThat(file.z()).isEqualTo("007");
    assertThat(pattern.match("aXb+(c)[d]^$\\E_{x}_z007.tif")).isEmpty();
  }

  @Test
  void a_value_never_reaches_over_a_slash() throws Exception {
    FilePattern pattern = FilePattern.parse("{well}/img_{c}.tif");
    assertThat(pattern.match("B02/img_DAPI.tif").orElseThrow().well()).contains(new Well("B", 2));
    assertThat(pattern.match("B02/img_a/b.tif")).isEmpty();
    assertThat(pattern.match("x/B02/img_DAPI.tif")).isEmpty();
  }

  @Test
  void a_path_that_can_be_read_in_two_ways_is_an_error_with_that_path() throws Exception {
    FilePattern pattern = FilePattern.parse("{c}_{field}.tif");
    assertThat(pattern.match("a_b.tif")).isPresent();
    assertThatThrownBy(() -> FilePattern.parse("{z}0{t}.tif").match("1002.tif"))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> {
              assertThat(e.code()).isEqualTo("pattern.ambiguous");
              assertThat(e.place()).contains("1002.tif");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "name.tif, pattern.no-placeholder",
    "a{z}{t}.tif, pattern.adjacent-placeholders",
    "a{z}_{z}.tif, pattern.placeholder-twice",
    "a{q}.tif, pattern.unknown-placeholder",
    "a{z.tif, pattern.lone-brace",
    "a}z{z}.tif, pattern.lone-brace"
  })
  void a_pattern_without_sense_is_refused(String text, String code) {
    assertThatThrownBy(() -> FilePattern.parse(text))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.place()).contains(text);
            });
  }

  @Test
  void a_long_name_does_not_take_long() throws Exception {
    FilePattern pattern = FilePattern.parse("{c}_{z}_{t}_{field}.tif");
    String name = "_1".repeat(2_000) + ".tif";
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        java.time.Duration.ofSeconds(5), () -> pattern.match(name));
  }
}
