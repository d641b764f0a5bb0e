package org.lumenark.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {

  @Test
  void headers_of_one_connection_and_claims_about_proxies_end_here() {
    MultiMap request =
        MultiMap.caseInsensitiveMultiMap()
            .add("Host", "evil.example")
            .add("Connection", "keep-alive, X-Secret-Hop")
            .add("X-Secret-Hop", "1")
            .add("Keep-Alive", "5")
            .add("TE", "trailers")
            .add("Upgrade", "h2c")
            .add("X-Forwarded-For", "1.2.3.4")
            .add("X-Forwarded-Prefix", "/x")
            .add("Forwarded", "for=1.2.3.4")
            .add("X-Original-URL", "/internal")
            .add("X-HTTP-Method-Override", "DELETE")
            .add("X-Lumenark-Subject", "someone")
            .add("Transfer-Encoding", "chunked")
            .add("Content-Length", "5")
            .add("Authorization", "Bearer t")
            .add("Upload-Offset", "0")
            .add("traceparent", "00-1-2-01");

    MultiMap passed = ForwardedHeaders.toService(request, "archive.example");

    assertThat(passed.names())
        .containsExactlyInAnyOrder("Authorization", "Upload-Offset", "traceparent", "Host");
    assertThat(passed.get("Host")).isEqualTo("archive.example");
  }

  @Test
  void what_is_answered_to_somebody_who_is_known_is_kept_by_no_cache_on_the_way() {
    assertThat(cacheControl("Authorization", "Bearer t")).isEqualTo("private, no-store");
    assertThat(cacheControl("Accept", "*/*")).isNull();

    MultiMap said = MultiMap.caseInsensitiveMultiMap().add("cache-control", "no-cache");
    ForwardedHeaders.keepFromCaches(
        MultiMap.caseInsensitiveMultiMap().add("authorization", "Bearer t"), said);
    assertThat(said.getAll("Cache-Control")).containsExactly("no-cache");
  }

  private static String cacheControl(String header, String value) {
    MultiMap response = MultiMap.caseInsensitiveMultiMap();
    ForwardedHeaders.keepFromCaches(
        MultiMap.caseInsensitiveMultiMap().add(header, value), response);
    return response.get("Cache-Control");
  }

  @Test
  void links_of_services_get_the_public_scheme() {
    PublicAddress address = new PublicAddress(java.net.URI.create("https://archive.example"));

    assertThat(address.location("http://archive.example/api/v1/uploads/1"))
        .isEqualTo("https://archive.example/api/v1/uploads/1");
    assertThat(address.location("/api/v1/uploads/1")).isEqualTo("/api/v1/uploads/1");
    assertThat(address.location("http://archive.example.evil/x"))
        .isEqualTo("http://archive.example.evil/x");
  }
}
