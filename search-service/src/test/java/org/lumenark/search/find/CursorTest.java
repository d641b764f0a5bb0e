package org.lumenark.search.find;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensearch.client.opensearch._types.FieldValue;

class CursorTest {

  @Test
  void a_cursor_comes_back_as_it_was() {
    Cursor cursor =
        new Cursor(
            Sort.RELEVANCE,
            Matching.SIMILAR,
            List.of(
                FieldValue.of(12.625), FieldValue.of(1795219200000L), FieldValue.of("S-LMK12")));
    Cursor read = Cursor.read(cursor.text()).orElseThrow();
    assertThat(read.sort()).isEqualTo(Sort.RELEVANCE);
    assertThat(read.matching()).isEqualTo(Matching.SIMILAR);
    assertThat(read.after().get(0).doubleValue()).isEqualTo(12.625);
    assertThat(read.after().get(1).longValue()).isEqualTo(1795219200000L);
    assertThat(read.after().get(2).stringValue()).isEqualTo("S-LMK12");
    assertThat(read.text()).isEqualTo(cursor.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,\"newest\",\"typed\",1,\"a\"]",
        "[2,\"loudest\",\"typed\",1,\"a\"]",
        "[2,\"newest\",\"guessed\",1,\"a\"]",
        "[2,\"newest\",\"typed\",1]",
        "[2,\"newest\",\"typed\",1,\"a\",\"b\"]",
        "[2,\"newest\",\"typed\",1e999,\"a\"]",
        "[2,\"newest\",\"typed\",99999999999999999999,\"a\"]",
        "[2,\"newest\",\"typed\",{\"a\":1},\"a\"]",
        "[2,\"newest\",\"typed\",[],\"a\"]",
        "{}",
        "[",
        ""
      })
  void what_clients_made_up_is_not_read(String plain) {
    assertThat(Cursor.read(Base64.getUrlEncoder().encodeToString(plain.getBytes(UTF_8)))).isEmpty();
  }

  @Test
  void what_is_not_base64_or_too_long_is_not_read() {
    assertThat(Cursor.read("%%%")).isEmpty();
    assertThat(Cursor.read("A".repeat(100_000))).isEmpty();
  }
}
