package org.lumenark.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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
   * Makes what is absent: indices, and fields of indices that an earlier release made.
   *
   * @return a name for these very indices: another one once any of them was lost and made anew
   */
  String ensure() throws IOException {
    for (SearchIndex index : SearchIndex.values()) {
      if (exists(index)) {
        extend(index);
      } else {
        create(index);
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

  private boolean exists(SearchIndex index) throws IOException {
    try (Response response =
        client.execute(Requests.builder().method("HEAD").endpoint("/" + index.alias()).build())) {
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
      if (response.getStatus() >= BAD_REQUEST && !exists(index)) {
        throw new IOException(
            "cannot create index "
                + index.concreteName()
                + ": "
                + response.getBody().map(Body::bodyAsString).orElse(""));
      }
    }
  }

  /** New fields are only added: where a field becomes another one, a new generation is made. */
  private void extend(SearchIndex index) throws IOException {
    byte[] mapping = EventJson.mapper().writeValueAsBytes(resource(index.mappingResource()));
    Request request =
        Requests.builder()
            .method("PUT")
            .endpoint("/" + index.alias() + "/_mapping")
            .body(Body.from(mapping, "application/json"))
            .build();
    try (Response response = client.execute(request)) {
      if (response.getStatus() >= BAD_REQUEST) {
        throw new IOException(
            "cannot extend index "
                + index.alias()
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
    body.putObject("aliases").putObject(index.alias());
    return body;
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
