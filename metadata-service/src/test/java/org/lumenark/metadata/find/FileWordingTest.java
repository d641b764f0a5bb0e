package org.lumenark.metadata.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileWordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plate1/xyz_8bit__chromosomes.tif | chromosome",
        "plate1/xyz_8bit__chromosomes.tif | CHROMOSOMES",
        "plate1/xyz_8bit__chromosomes.tif | 8bit",
        "plate1/xyz_8bit__chromosomes.tif | xyz_8bit__chromosomes.tif",
        "HeLaCells_t007.tif | helacells",
        "HeLaCells_t007.tif | HeLa",
        "HeLaCells_t007.tif | cell",
        "HeLaCells_t007.tif | t7",
        "HeLaCells_t007.tif | 7",
        "HeLaCells_t007.tif | 007",
        "plateA01/f3.tif | A01",
        "Zürich/naïve.tif | zurich NAIVE",
        "bodies/1.czi | body",
        "運動/細胞.tif | 細胞"
      })
  void words_numbers_and_their_pieces_are_in_a_path(String path, String asked) {
    assertThat(FileWording.of(path).has(FileWording.of(asked))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HeLaCells_t007.tif | hel",
        "HeLaCells_t007.tif | t70",
        "HeLaCells_t007.tif | 70",
        "HeLaCells_t107.tif | 7",
        "plateA01.tif | A1b",
        "genus.tif | genu",
        "a/b.tif | c"
      })
  void parts_of_words_and_other_numbers_are_not(String path, String asked) {
    assertThat(FileWording.of(path).has(FileWording.of(asked))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a newt/lung_01.tif | newt lung | true",
        "a newt/lung_01.tif | lung 1 | true",
        "a newt/lung_01.tif | lung newt | false",
        "a newt/big lung_01.tif | newt lung | false"
      })
  void a_phrase_stands_in_order_and_without_gaps(String path, String phrase, boolean has) {
    assertThat(FileWording.of(path).hasInOrder(FileWording.of(phrase))).isEqualTo(has);
  }
}
