package org.lumenark.document.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ada Okafor|Okafor, Ada",
        "Okafor, Ada|Okafor, Ada",
        "Ludwig van der Meer|van der Meer, Ludwig",
        "Jean Paul Sartre|Sartre, Jean Paul",
        "Hypatia|Hypatia",
        "de Vries|Vries, de",
        "Hypatia,|Hypatia,",
        "Institute of Cells and Tissues|Institute of Cells and Tissues",
      })
  void aNameIsInvertedAsCataloguesWantIt(String name, String inverted) {
    assertThat(PersonName.of(name).inverted()).isEqualTo(inverted);
  }
}
