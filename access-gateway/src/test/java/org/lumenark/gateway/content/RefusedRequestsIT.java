package org.lumenark.gateway.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

/** Requests that nobody should send get an answer with a code all the same. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class RefusedRequestsIT {

  @TestHTTPResource URI root;

  @Test
  void a_name_that_is_longer_than_any_can_be_is_the_name_of_nothing() throws Exception {
    HttpResponse<byte[]> answer =
        Requests.send(root, "GET", "/files/S-LMK1/" + "x".repeat(5_000));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new String(answer.body(), UTF_8)).contains("\"code\":\"not-found\"");
  }

  @Test
  void a_request_without_a_host_is_told_so_by_a_problem() throws Exception {
    try (Socket client = new Socket(root.getHost(), root.getPort())) {
      client.setSoTimeout(20_000);
      client.getOutputStream().write("GET /api/v1/about HTTP/1.1\r\n\r\n".getBytes(UTF_8));

      String answer = new String(client.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400 ");
      assertThat(answer).contains("application/problem+json", "\"code\":\"request.invalid\"");
    }
  }
}
