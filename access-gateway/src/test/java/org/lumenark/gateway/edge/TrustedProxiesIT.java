package org.lumenark.gateway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lumenark.gateway.content.CatalogueFixture;
import org.lumenark.testkit.LumenarkServers;

/** Rates of strangers behind a proxy, which is 127.0.0.2 here, and of those who only say so. */
@QuarkusTest
@TestProfile(TrustedProxiesIT.SmallRate.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class TrustedProxiesIT {

  /** A rate that one client reaches with a handful of requests. */
  public static final class SmallRate implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lumenark.gateway.rate.per-second", "1",
          "lumenark.gateway.rate.burst", "5",
          "lumenark.gateway.trusted-proxies", "192.0.2.0/24,127.0.0.2/32");
    }
  }

  private static final String PROXY = "127.0.0.2";
  private static final String ABOUT = "/api/v1/about";
  private static final int MORE_THAN_THE_BURST = 100;

  @TestHTTPResource URI root;

  @Test
  void clients_of_one_proxy_have_a_rate_each_and_are_told_when_to_come_again() throws Exception {
    String refused = lastOfMany(PROXY, "198.51.100.1");

    assertThat(refused).startsWith("HTTP/1.1 429").containsIgnoringCase("\r\nRetry-After: 1\r\n");
    assertThat(get(PROXY, ABOUT, "198.51.100.2")).startsWith("HTTP/1.1 200");
    assertThat(get(PROXY, ABOUT, "[2001:db8::1]:4711")).startsWith("HTTP/1.1 200");
  }

  @Test
  void what_a_client_writes_before_its_proxy_does_gives_it_no_rate_of_its_own() throws Exception {
    lastOfMany(PROXY, "198.51.100.3");

    String answer = "";
    for (int i = 1; i <= 5 && !answer.startsWith("HTTP/1.1 429"); i++) {
      answer = get(PROXY, ABOUT, "203.0.113." + i + ", 198.51.100.3");
    }
    assertThat(answer).startsWith("HTTP/1.1 429");
  }

  @Test
  void who_is_no_trusted_proxy_is_one_client_whatever_it_says() throws Exception {
    String answer = "";
    for (int i = 0; i < MORE_THAN_THE_BURST && !answer.startsWith("HTTP/1.1 429"); i++) {
      answer = get("127.0.0.3", ABOUT, "203.0.113." + i);
    }

    assertThat(answer).startsWith("HTTP/1.1 429");
    assertThat(get("127.0.0.4", ABOUT, "203.0.113.1")).startsWith("HTTP/1.1 200");
  }

  @Test
  void nobody_reaches_probes_and_metrics_through_a_trusted_proxy() throws Exception {
    for (String client : new String[] {"198.51.100.4", "127.0.0.1"}) {
      assertThat(get(PROXY, "/q/metrics", client)).startsWith("HTTP/1.1 404");
    }
  }

  private String lastOfMany(String peer, String client) throws IOException {
    String answer = "";
    for (int i = 0; i < MORE_THAN_THE_BURST && !answer.startsWith("HTTP/1.1 429"); i++) {
      answer = get(peer, ABOUT, client);
    }
    return answer;
  }

  /**
   * @param peer the address of this machine that the connection is opened from
   */
  private String get(String peer, String path, String forwardedFor) throws IOException {
    try (Socket socket =
        new Socket(root.getHost(), root.getPort(), InetAddress.getByName(peer), 0)) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              ("GET %s HTTP/1.1\r\n"
                      + "Host: archive\r\n"
                      + "X-Forwarded-For: %s\r\n"
                      + "Connection: close\r\n\r\n")
                  .formatted(path, forwardedFor)
                  .getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
