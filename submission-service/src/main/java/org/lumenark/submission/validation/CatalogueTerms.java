package org.lumenark.submission.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks metadata-service, whose address is {@code lumenark.metadata-url}. */
@ApplicationScoped
class CatalogueTerms implements TermCatalogue {

  private static final Logger LOG = Logger.getLogger(CatalogueTerms.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int OK = 200;

  /** What a server takes as the first line of a request, with room to spare. */
  private static final int LONGEST_QUERY = 3_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ObjectMapper mapper;
  private final Optional<String> origin;

  CatalogueTerms(
      ObjectMapper mapper,
      @ConfigProperty(name = "lumenark.metadata-url") Optional<String> origin) {
    this.mapper = mapper;
    this.origin = origin;
  }

  @Override
  public Answer lookUp(List<String> ids, List<String> names) {
    if (origin.isEmpty()) {
      return new Answer.Absent();
    }
    Gathered gathered = new Gathered();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (String query : queries(ids, names)) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
          return new Answer.Unreachable();
        }
        gathered.add(ask(origin.get() + "/internal/terms?" + query, left));
      }
      return gathered.answer();
    } catch (IOException failure) {
      LOG.warnf("terms are not checked: %s", failure.getMessage());
      return new Answer.Unreachable();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer.Unreachable();
    }
  }

  static List<String> queries(List<String> ids, List<String> names) {
    List<String> parameters = new ArrayList<>();
    ids.forEach(id -> parameters.add("id=" + encode(id)));
    names.forEach(name -> parameters.add("name=" + encode(name)));
    List<String> queries = new ArrayList<>();
    StringBuilder query = new StringBuilder();
    for (String parameter : parameters) {
      if (!query.isEmpty() && query.length() + parameter.length() >= LONGEST_QUERY) {
        queries.add(query.toString());
        query.setLength(0);
      }
      query.append(query.isEmpty() ? "" : "&").append(parameter);
    }
    if (!query.isEmpty()) {
      queries.add(query.toString());
    }
    return queries;
  }

  private JsonNode ask(String address, Duration patience) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(patience).build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != OK) {
      throw new IOException("the catalogue answers with status " + answer.statusCode());
    }
    return mapper.readTree(answer.body());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @PreDestroy
  void close() {
    http.close();
  }

  /** What several requests found. */
  private static final class Gathered {

    private final List<String> ontologies = new ArrayList<>();
    private final Map<String, KnownId> ids = new HashMap<>();
    private final Map<String, List<NamedTerm>> names = new HashMap<>();

    void add(JsonNode answer) {
      ontologies.clear();
      answer.path("ontologies").forEach(name -> ontologies.add(name.asText()));
      answer
          .path("ids")
          .properties()
          .forEach(known ->
              ids.put(
                  known.getKey(),
                  new KnownId(
                      known.getValue().path("label").asText(),
                      known.getValue().path("obsolete").asBoolean(),
                      terms(known.getValue().path("replacedBy")))));
      answer
          .path("names")
          .properties()
          .forEach(named -> names.put(named.getKey(), terms(named.getValue())));
    }

    Answer answer() {
      return new Answer.Known(ontologies, ids, names);
    }

    private static List<NamedTerm> terms(JsonNode terms) {
      List<NamedTerm> read = new ArrayList<>();
      terms.forEach(
          term -> read.add(new NamedTerm(term.path("id").asText(), term.path("label").asText(""))));
      return List.copyOf(read);
    }
  }
}
