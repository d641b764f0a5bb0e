package org.lumenark.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/search?q=a%20b&only=year%3A2026", "/deposit/1/upload"})
  void pages_of_this_archive_are_returned_to(String path) {
    assertThat(ReturnPath.of(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example/",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: b=c",
        "/a b",
        "search",
        ""
      })
  void whatever_leads_elsewhere_becomes_the_first_page(String path) {
    assertThat(ReturnPath.of(path)).isEqualTo("/");
  }

  @Test
  void nothing_asked_and_too_much_asked_is_the_first_page() {
    assertThat(ReturnPath.of(null)).isEqualTo("/");
    assertThat(ReturnPath.of("/" + "a".repeat(2_000))).isEqualTo("/");
  }
}
