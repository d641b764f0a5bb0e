package org.lumenark.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "kafka,opensearch,keycloak"))
class IndexSetupIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INDEX = "/" + SearchIndex.STUDY_PRIVATE.concreteName();

  @Inject IndexSetup setup;
  @Inject OpenSearchTransport transport;

  @Test
  void anIndexOfAnEarlierReleaseGetsTheFieldsThatItLacksAndKeepsTheOthers() throws IOException {
    setup.ensure();
    JsonNode whole = ask("GET", INDEX, null).elements().next();
    ObjectNode before = JSON.createObjectNode();
    before.putObject("settings").set("analysis", whole.at("/settings/index/analysis"));
    before.set("mappings", whole.get("mappings").deepCopy());
    before.set("aliases", whole.get("aliases"));
    ((ObjectNode) before.at("/mappings/properties")).remove("collection");
    ask("DELETE", INDEX, null);
    ask("PUT", INDEX, before);
    assertThat(properties().has("collection")).isFalse();

    String identity = setup.ensure();

    assertThat(properties()).isEqualTo(whole.at("/mappings/properties"));
    assertThat(setup.ensure()).isEqualTo(identity);
  }

  private JsonNode properties() throws IOException {
    return ask("GET", INDEX + "/_mapping", null).elements().next().at("/mappings/properties");
  }

  private JsonNode ask(String method, String path, JsonNode body) throws IOException {
    var request = Requests.builder().method(method).endpoint(path);
    if (body != null) {
      request.body(Body.from(JSON.writeValueAsBytes(body), "application/json"));
    }
    try (Response response = new OpenSearchGenericClient(transport).execute(request.build())) {
      String answer = response.getBody().map(Body::bodyAsString).orElse("{}");
      assertThat(response.getStatus()).as(answer).isLessThan(300);
      return JSON.readTree(answer);
    }
  }
}
