package org.lumenark.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void a_cursor_comes_back_as_it_was() {
    Cursor cursor = new Cursor(12.625, 1795219200000L, "S-LMK12");

    assertThat(Cursor.read(cursor.text())).contains(cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1~NaN~1~a", "1~1e999~1~a", "2~1~1~a", "1~1~99999999999999999999~a", "1~1~1~\"}"})
  void what_clients_made_up_is_not_read(String plain) {
    assertThat(Cursor.read(Base64.getUrlEncoder().encodeToString(plain.getBytes()))).isEmpty();
  }

  @Test
  void what_is_not_base64_or_too_long_is_not_read() {
    assertThat(Cursor.read("%%%")).isEmpty();
    assertThat(Cursor.read("A".repeat(100_000))).isEmpty();
  }
}
