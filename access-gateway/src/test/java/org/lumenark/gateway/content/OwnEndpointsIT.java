package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.testkit.LumenarkServers;

/** What the gateway serves itself, held to its own contract. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class OwnEndpointsIT {

  @Inject @Any Instance<OwnEndpoint> endpoints;

  @Test
  void each_operation_of_the_contract_has_its_endpoint_and_no_endpoint_lacks_its_operation()
      throws Exception {
    List<String> promised = new ArrayList<>();
    try (InputStream yaml = getClass().getResourceAsStream("/openapi/access-gateway.yaml")) {
      for (JsonNode path : new ObjectMapper(new YAMLFactory()).readTree(yaml).path("paths")) {
        for (JsonNode operation : path) {
          if (operation.has("operationId")) {
            promised.add(operation.path("operationId").asText());
          }
        }
      }
    }

    assertThat(endpoints.stream().map(OwnEndpoint::operationId).toList())
        .containsExactlyInAnyOrderElementsOf(promised);
  }
}
