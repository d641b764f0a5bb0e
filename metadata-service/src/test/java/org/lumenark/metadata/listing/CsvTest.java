package org.lumenark.metadata.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=cmd /C calc | '=cmd /C calc",
        "@SUM(1) | '@SUM(1)",
        "+1+2 | '+1+2",
        "-dash.tif | '-dash.tif",
        "=HYPERLINK(\"a\",\"b\") | \"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"",
        "`\t=1` | `'\t=1`"
      })
  void what_a_spreadsheet_would_compute_stands_behind_an_apostrophe(String text, String cell) {
    assertThat(Csv.row(text)).isEqualTo(cell + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+1", "-0.5", "+1e-3", "-.5", "a=b", "plate 1/=x.tif", "10 µm"})
  void numbers_and_texts_that_are_only_read_stay_as_they_are(String text) {
    assertThat(Csv.row(text)).isEqualTo(text + "\n");
  }

  @Test
  void programs_that_fetch_get_names_at_their_word() {
    assertThat(Csv.exactRow("https://archive.example/a", "@eaDir/-x.tif"))
        .isEqualTo("https://archive.example/a,@eaDir/-x.tif\n");
  }

  @Test
  void commas_quotes_line_ends_and_blanks_around_are_framed() {
    assertThat(Csv.row("a,b", "say \"hi\"", "two\nlines", " a", "", 7))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" a\",,7\n");
  }
}
