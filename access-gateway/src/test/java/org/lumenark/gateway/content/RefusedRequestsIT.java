package org.lumenark.gateway.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
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
    HttpResponse<byte[]> answer = Requests.send(root, "GET", "/files/S-LMK1/" + "x".repeat(5_000));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new String(answer.body(), UTF_8)).contains("\"code\":\"not-found\"");
  }
}
