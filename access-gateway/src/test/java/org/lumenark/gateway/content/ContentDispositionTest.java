package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.tif | attachment; filename=\"a.tif\"; filename*=UTF-8''a.tif",
        "a b.tif | attachment; filename=\"a b.tif\"; filename*=UTF-8''a%20b.tif",
        "\u00e9\".tif | attachment; filename=\"__.tif\"; filename*=UTF-8''%C3%A9%22.tif",
        "x%41;y | attachment; filename=\"x_41;y\"; filename*=UTF-8''x%2541%3By",
        "\ud83d\udd2c | attachment; filename=\"_\"; filename*=UTF-8''%F0%9F%94%AC"
      })
  void names_are_given_in_ascii_and_exactly(String name, String header) {
    assertThat(ContentDisposition.attachment(name)).isEqualTo(header);
  }
}
