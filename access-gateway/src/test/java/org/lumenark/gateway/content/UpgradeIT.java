package org.lumenark.gateway.content;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

/** Clients that offer to go on in HTTP/2 over a plain connection, as Java's own does at first. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class UpgradeIT {

  /** One of the first dozen answers broke off or stalled when the offer was taken. */
  private static final int CONNECTIONS = 300;

  private static final int FRAME_OF_HTTP_2 = 16_384;

  @TestHTTPResource("/api/openapi.json")
  URI contract;

  @Test
  void get_a_large_answer_whole_on_each_new_connection() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(contract).build();
    for (int connection = 0; connection < CONNECTIONS; connection++) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpResponse<byte[]> answer =
            client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).get(60, SECONDS);

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.body())
            .hasSizeGreaterThan(FRAME_OF_HTTP_2)
            .hasSize((int) answer.headers().firstValueAsLong("Content-Length").orElseThrow());
        client.shutdownNow();
      }
    }
  }
}
