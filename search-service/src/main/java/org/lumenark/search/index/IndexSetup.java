package org.lumenark.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumenark.contracts.event.EventJson;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;

/** Makes the indices with their explicit mappings. Blocks: for the consumer's thread. */
@ApplicationScoped
class IndexSetup {

  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  private final OpenSearchGenericClient client;
  private final SearchConfig config;
  private volatile boolean complete;

  IndexSetup(OpenSearchTransport transport, SearchConfig config) {
    this.client = new OpenSearchGenericClient(transport);
    this.config = config;
  }

  /** Whether all indices were there when last looked at. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Makes what is absent.
   *
   * @return a name for these very indices: another one once any of them was lost and made anew
   */
  String ensure() throws IOException {
    for (SearchIndex index : SearchIndex.values()) {
      if (!exists(index.concreteName())) {
        create(index);
      }
      if (!exists(index.concreteName() + "/_alias/" + index.alias())) {
        takeAlias(index);
      }
    }
    String identity = identity();
    complete = true;
    return identity;
  }

  private String identity() throws IOException {
    String aliases =
        Arrays.stream(SearchIndex.values())
            .map(SearchIndex::alias)
            .collect(Collectors.joining(","));
    Request request =
        Requests.builder().method("GET").endpoint("/" + aliases + "/_settings/index.uuid").build();
    try (Response response = client.execute(request)) {
      if (response.getStatus() >= BAD_REQUEST || response.getBody().isEmpty()) {
        throw new IOException("OpenSearch answers " + response.getStatus());
      }
      JsonNode settings = EventJson.mapper().readTree(response.getBody().get().bodyAsBytes());
      String uuids =
          settings.findValuesAsText("uuid").stream().sorted().collect(Collectors.joining(","));
      return UUID.nameUUIDFromBytes(uuids.getBytes(UTF_8)).toString();
    }
  }

  private boolean exists(String place) throws IOException {
    try (Response response =
        client.execute(Requests.builder().method("HEAD").endpoint("/" + place).build())) {
      if (response.getStatus() >= BAD_REQUEST && response.getStatus() != NOT_FOUND) {
        throw new IOException("OpenSearch answers " + response.getStatus());
      }
      return response.getStatus() != NOT_FOUND;
    }
  }

  private void create(SearchIndex index) throws IOException {
    Request request =
        Requests.builder()
            .method("PUT")
            .endpoint("/" + index.concreteName())
            .body(Body.from(EventJson.mapper().writeValueAsBytes(body(index)), "application/json"))
            .build();
    try (Response response = client.execute(request)) {
      if (response.getStatus() >= BAD_REQUEST && !exists(index.concreteName())) {
        throw new IOException(
            "cannot create index "
                + index.concreteName()
                + ": "
                + response.getBody().map(Body::bodyAsString).orElse(""));
      }
    }
  }

  private ObjectNode body(SearchIndex index) throws IOException {
    ObjectNode body = EventJson.mapper().createObjectNode();
    ObjectNode settings = body.putObject("settings");
    settings.put("index.number_of_shards", 1);
    settings.put("index.number_of_replicas", config.replicas());
    settings.put("index.refresh_interval", config.refreshInterval().toMillis() + "ms");
    settings.set("analysis", resource("/indices/analysis.json"));
    body.set("mappings", resource(index.mappingResource()));
    return body;
  }

  /**
   * Gives the alias to the index of this generation and removes those that had it, in one step:
   * mappings of another generation hold no documents of this one.
   */
  private void takeAlias(SearchIndex index) throws IOException {
    ObjectNode body = EventJson.mapper().createObjectNode();
    ArrayNode actions = body.putArray("actions");
    for (String holder : holders(index)) {
      actions.addObject().putObject("remove_index").put("index", holder);
    }
    actions
        .addObject()
        .putObject("add")
        .put("index", index.concreteName())
        .put("alias", index.alias());
    Request request =
        Requests.builder()
            .method("POST")
            .endpoint("/_aliases")
            .body(Body.from(EventJson.mapper().writeValueAsBytes(body), "application/json"))
            .build();
    try (Response response = client.execute(request)) {
      // Another process may have been faster.
      if (response.getStatus() >= BAD_REQUEST
          && !exists(index.concreteName() + "/_alias/" + index.alias())) {
        throw new IOException(
            "cannot name index "
                + index.concreteName()
                + ": "
                + response.getBody().map(Body::bodyAsString).orElse(""));
      }
    }
  }

  private List<String> holders(SearchIndex index) throws IOException {
    Request request = Requests.builder().method("GET").endpoint("/_alias/" + index.alias()).build();
    try (Response response = client.execute(request)) {
      if (response.getStatus() == NOT_FOUND || response.getBody().isEmpty()) {
        return List.of();
      }
      if (response.getStatus() >= BAD_REQUEST) {
        throw new IOException("OpenSearch answers " + response.getStatus());
      }
      List<String> holders = new ArrayList<>();
      EventJson.mapper()
          .readTree(response.getBody().get().bodyAsBytes())
          .fieldNames()
          .forEachRemaining(holders::add);
      return holders;
    }
  }

  private static JsonNode resource(String name) throws IOException {
    ObjectMapper mapper = EventJson.mapper();
    try (InputStream stream = IndexSetup.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("not in this build: " + name);
      }
      return mapper.readTree(stream);
    }
  }
}
