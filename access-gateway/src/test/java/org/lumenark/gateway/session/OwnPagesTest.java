package org.lumenark.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnPagesTest {

  private static final String ORIGIN = "https://archive.example";

  private final OwnPages pages = new OwnPages(URI.create(ORIGIN + "/ignored"));

  @Test
  void our_own_pages_write() {
    assertThat(writes(Map.of("X-Lumenark-Page", "1", "Origin", ORIGIN))).isTrue();
    assertThat(writes(Map.of("X-Lumenark-Page", "1", "Sec-Fetch-Site", "same-origin"))).isTrue();
  }

  @Test
  void a_form_of_another_site_does_not() {
    assertThat(writes(Map.of("Origin", ORIGIN))).isFalse();
    assertThat(writes(Map.of("X-Lumenark-Page", "1"))).isFalse();
    assertThat(writes(Map.of("X-Lumenark-Page", "1", "Origin", "https://evil.example"))).isFalse();
    assertThat(writes(Map.of("X-Lumenark-Page", "1", "Origin", ORIGIN + ".evil.example")))
        .isFalse();
    assertThat(writes(Map.of("X-Lumenark-Page", "1", "Origin", "null"))).isFalse();
    assertThat(
            writes(Map.of("X-Lumenark-Page", "1", "Origin", ORIGIN, "Sec-Fetch-Site", "same-site")))
        .isFalse();
  }

  @Test
  void anyone_may_read() {
    assertThat(pages.mayHaveSent("GET", headers(Map.of("Sec-Fetch-Site", "cross-site")))).isTrue();
  }

  private boolean writes(Map<String, String> headers) {
    boolean patch = pages.mayHaveSent("PATCH", headers(headers));
    assertThat(pages.mayHaveSent("DELETE", headers(headers))).isEqualTo(patch);
    return patch;
  }

  private static MultiMap headers(Map<String, String> headers) {
    return MultiMap.caseInsensitiveMultiMap().addAll(headers);
  }
}
