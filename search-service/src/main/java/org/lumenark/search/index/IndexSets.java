package org.lumenark.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.EventJson;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;

/**
 * The sets of indices in OpenSearch, made with explicit mappings. Every call may be made again, and
 * by several instances at once. Blocks: for virtual threads.
 */
@ApplicationScoped
class IndexSets {

  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  private final OpenSearchGenericClient client;
  private final SearchConfig config;

  IndexSets(OpenSearchTransport transport, SearchConfig config) {
    this.client = new OpenSearchGenericClient(transport);
    this.config = config;
  }

  private record Answer(int status, String body) {

    JsonNode json() throws IOException {
      return EventJson.mapper().readTree(body);
    }
  }

  /** All that are there, whole or not. */
  NavigableSet<IndexSet> existing() throws IOException {
    NavigableSet<IndexSet> found = new TreeSet<>();
    Iterator<String> names = done("GET", "/lumenark-*/_alias", null).json().fieldNames();
    while (names.hasNext()) {
      IndexSet.ofIndex(names.next()).ifPresent(found::add);
    }
    return found;
  }

  /** The one that readers ask; empty if none is, or a part of it was lost. */
  Optional<IndexSet> serving() throws IOException {
    Optional<IndexSet> serving = Optional.empty();
    for (SearchIndex index : SearchIndex.values()) {
      Answer answer = ask("GET", "/_alias/" + index.alias(), null);
      if (answer.status() == NOT_FOUND) {
        return Optional.empty();
      }
      Iterator<String> names = checked(answer).json().fieldNames();
      serving = names.hasNext() ? IndexSet.ofIndex(names.next()) : Optional.empty();
    }
    return serving;
  }

  /** Makes what is absent of a set. */
  void create(IndexSet set) throws IOException {
    for (SearchIndex index : SearchIndex.values()) {
      if (!exists(set.name(index))) {
        Answer answer = ask("PUT", "/" + set.name(index), body(set, index));
        if (answer.status() >= BAD_REQUEST && !exists(set.name(index))) {
          throw new IOException("cannot create " + set.name(index) + ": " + answer.body());
        }
      }
    }
  }

  /** Gives indices that are there the names that writers use, if an earlier release did not. */
  void open(IndexSet set) throws IOException {
    ArrayNode actions = EventJson.mapper().createArrayNode();
    for (SearchIndex index : SearchIndex.values()) {
      add(actions, set.name(index), set.writeAlias(index));
    }
    change(actions);
  }

  /** A name for these very indices: another one once any of them was lost and made anew. */
  String identity(IndexSet set) throws IOException {
    JsonNode settings = done("GET", "/" + joined(set::name) + "/_settings/index.uuid", null).json();
    String uuids =
        settings.findValuesAsText("uuid").stream().sorted().collect(Collectors.joining(","));
    return UUID.nameUUIDFromBytes(uuids.getBytes(UTF_8)).toString();
  }

  /** Leads all readers to the set at one moment. */
  void serve(IndexSet set) throws IOException {
    done("POST", "/" + joined(set::name) + "/_refresh", null);
    ArrayNode actions = EventJson.mapper().createArrayNode();
    for (SearchIndex index : SearchIndex.values()) {
      actions
          .addObject()
          .putObject("remove")
          .put("index", index.alias() + "-*")
          .put("alias", index.alias())
          .put("must_exist", false);
      add(actions, set.name(index), index.alias());
    }
    change(actions);
  }

  private static void add(ArrayNode actions, String index, String alias) {
    actions.addObject().putObject("add").put("index", index).put("alias", alias);
  }

  /** Takes all actions on aliases at one moment. */
  private void change(ArrayNode actions) throws IOException {
    done("POST", "/_aliases", EventJson.mapper().createObjectNode().set("actions", actions));
  }

  void remove(IndexSet set) throws IOException {
    done("DELETE", "/" + joined(set::name) + "?ignore_unavailable=true", null);
  }

  private static String joined(Function<SearchIndex, String> name) {
    return Arrays.stream(SearchIndex.values()).map(name).collect(Collectors.joining(","));
  }

  private boolean exists(String name) throws IOException {
    Answer answer = ask("HEAD", "/" + name, null);
    return answer.status() != NOT_FOUND && checked(answer).status() < BAD_REQUEST;
  }

  private Answer done(String method, String path, @Nullable ObjectNode body) throws IOException {
    return checked(ask(method, path, body));
  }

  private static Answer checked(Answer answer) throws IOException {
    if (answer.status() >= BAD_REQUEST) {
      throw new IOException("OpenSearch answers " + answer.status() + ": " + answer.body());
    }
    return answer;
  }

  private Answer ask(String method, String path, @Nullable ObjectNode body) throws IOException {
    int query = path.indexOf('?');
    var request =
        Requests.builder().method(method).endpoint(query < 0 ? path : path.substring(0, query));
    if (query >= 0) {
      String[] parameter = path.substring(query + 1).split("=", 2);
      request.query(Map.of(parameter[0], parameter[1]));
    }
    if (body != null) {
      request.body(Body.from(EventJson.mapper().writeValueAsBytes(body), "application/json"));
    }
    Request built = request.build();
    try (Response response = client.execute(built)) {
      return new Answer(
          response.getStatus(), response.getBody().map(Body::bodyAsString).orElse(""));
    }
  }

  private ObjectNode body(IndexSet set, SearchIndex index) throws IOException {
    ObjectNode body = EventJson.mapper().createObjectNode();
    ObjectNode settings = body.putObject("settings");
    settings.put("index.number_of_shards", 1);
    settings.put("index.number_of_replicas", config.replicas());
    settings.put("index.refresh_interval", config.refreshInterval().toMillis() + "ms");
    // The order of what is found by conditions alone: the engine stops at the end of the page.
    settings.putArray("index.sort.field").add("releaseDate").add("key");
    settings.putArray("index.sort.order").add("desc").add("asc");
    settings.set("analysis", resource("/indices/analysis.json"));
    body.set("mappings", resource(index.mappingResource()));
    body.putObject("aliases").putObject(set.writeAlias(index));
    return body;
  }

  private static JsonNode resource(String name) throws IOException {
    ObjectMapper mapper = EventJson.mapper();
    try (InputStream stream = IndexSets.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("not in this build: " + name);
      }
      return mapper.readTree(stream);
    }
  }
}
