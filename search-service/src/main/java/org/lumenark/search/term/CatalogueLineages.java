package org.lumenark.search.term;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.contracts.event.EventJson;

/** Asks metadata-service, whose address is {@code lumenark.metadata-url}; it has the ontologies. */
@ApplicationScoped
class CatalogueLineages {

  private static final int OK = 200;
  private static final int MOST_NAMES = 100;

  /** What a server takes as the first line of a request, with room to spare. */
  private static final int LONGEST_QUERY = 3_000;

  private final HttpClient http;
  private final Duration timeout;
  private final Optional<String> origin;

  CatalogueLineages(
      TermConfig config, @ConfigProperty(name = "lumenark.metadata-url") Optional<String> origin) {
    this.timeout = config.timeout();
    this.origin = origin;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  /** Of each value; fails if the catalogue cannot be reached. */
  Uni<Map<String, Lineage>> of(Collection<String> values) {
    if (origin.isEmpty() || values.isEmpty()) {
      Map<String, Lineage> unknown = new HashMap<>();
      values.forEach(value -> unknown.put(value, Lineage.UNKNOWN));
      return Uni.createFrom().item(unknown);
    }
    return Multi.createFrom()
        .iterable(queries(values))
        .onItem()
        .transformToUniAndConcatenate(
            query -> ask(origin.get() + "/internal/terms/lineages?" + query))
        .collect()
        .in(HashMap::new, Map::putAll);
  }

  static List<String> queries(Collection<String> values) {
    List<String> queries = new ArrayList<>();
    StringBuilder query = new StringBuilder();
    int names = 0;
    for (String value : values) {
      String parameter = "name=" + URLEncoder.encode(value, UTF_8);
      if (parameter.length() > LONGEST_QUERY) {
        continue;
      }
      if (names == MOST_NAMES || query.length() + parameter.length() >= LONGEST_QUERY) {
        queries.add(query.toString());
        query.setLength(0);
        names = 0;
      }
      query.append(query.isEmpty() ? "" : "&").append(parameter);
      names++;
    }
    if (!query.isEmpty()) {
      queries.add(query.toString());
    }
    return queries;
  }

  private Uni<Map<String, Lineage>> ask(String address) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(timeout).build();
    return Uni.createFrom()
        .completionStage(() -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
        .map(CatalogueLineages::read);
  }

  private static Map<String, Lineage> read(HttpResponse<String> answer) {
    if (answer.statusCode() != OK) {
      throw new IllegalStateException("the catalogue answers with status " + answer.statusCode());
    }
    try {
      Map<String, Lineage> lineages = new HashMap<>();
      EventJson.mapper()
          .readTree(answer.body())
          .path("lineages")
          .properties()
          .forEach(each ->
              lineages.put(
                  each.getKey(),
                  new Lineage(
                      texts(each.getValue().path("names")), texts(each.getValue().path("above")))));
      return lineages;
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("the catalogue's answer is no JSON", unreadable);
    }
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
