package org.lumenark.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/v1/studies",
        "/api//v1/studies",
        "/api/v1/../internal/files",
        "/api/v1/./studies",
        "/api/v1/%2e%2e/internal",
        "/api/v1/.%2E/internal",
        "/api/v1/a%2Fb",
        "/api/v1/a%2fb",
        "/api/v1/a%5Cb",
        "/api/v1/a\\b",
        "/api/v1/a%00b",
        "/api/v1/studies?path=%00",
        "/api/v1/a%0d%0aX-Evil:1",
        "/api/v1/a%7F",
        "/api/v1/a%1",
        "/api/v1/a%zz",
        "/api/v1/a%",
        "/api/v1/a%c3",
        "/api/v1/a%c0%ae",
        "/api/v1/a%ed%a0%80",
        "/api/v1/a\u00e9",
        "/api/v1/a b",
        "/api/v1/a#b",
        "http://elsewhere/api/v1/studies",
        "*",
        ""
      })
  void what_two_servers_could_read_differently_is_refused(String uri) {
    assertThat(RequestPath.of(uri)).isEmpty();
  }

  @Test
  void file_names_of_all_kinds_are_decoded_exactly_once() {
    RequestPath path =
        RequestPath.of("/files/S-LMK1/d%C3%ADr/100%25%20a;b,[1]+%252F@x:y.tif?download=1")
            .orElseThrow();

    assertThat(path.decoded())
        .containsExactly("files", "S-LMK1", "d\u00edr", "100% a;b,[1]+%2F@x:y.tif");
    assertThat(path.rest(2)).isEqualTo("d\u00edr/100% a;b,[1]+%2F@x:y.tif");
    assertThat(path.hasParameters()).isTrue();
  }

  @Test
  void a_path_may_end_in_a_slash_and_has_then_an_empty_last_segment() {
    assertThat(RequestPath.of("/").orElseThrow().raw()).containsExactly("");
    assertThat(RequestPath.of("/a/").orElseThrow().raw()).containsExactly("a", "");
  }

  @Test
  void a_path_is_bounded() {
    assertThat(RequestPath.of("/" + "a".repeat(20_000))).isEmpty();
  }
}
