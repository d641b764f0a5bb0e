package org.lumenark.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.lumenark.ontology.OntologyLimits;
import org.lumenark.ontology.OntologyReader;
import org.lumenark.ontology.OntologyTerm;
import org.lumenark.ontology.Synonym;
import org.lumenark.testkit.SharedSamples;

/** Answers as the contract of the catalogue has it, from excerpts of the real ontologies. */
public final class OntologyAnswers implements QuarkusTestResourceLifecycleManager {

  /** What it answers with. */
  static final AtomicInteger STATUS = new AtomicInteger(200);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/internal/terms/lineages";

  private final Map<String, OntologyTerm> byId = new HashMap<>();
  private final Map<String, List<String>> byName = new HashMap<>();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = SharedSamples.folder("metadata/ontologies");
      for (String file : List.of("ncbitaxon_subset.obo", "fbbi.obo", "cmpo.obo")) {
        read(folder.resolve(file));
      }
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext(PATH, this::answer);
    server.start();
    return Map.of(
        "lumenark.metadata-url",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "lumenark.search.terms.max-age",
        "1s");
  }

  private void read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      new OntologyReader(OntologyLimits.DEFAULT)
          .read(
              in,
              term -> {
                byId.put(term.id(), term);
                if (!term.obsolete()) {
                  names(term)
                      .forEach(name ->
                          byName
                              .computeIfAbsent(
                                  name.toLowerCase(Locale.ROOT), each -> new ArrayList<>())
                              .add(term.id()));
                }
              });
    }
  }

  private static List<String> names(OntologyTerm term) {
    List<String> names = new ArrayList<>(List.of(term.label()));
    term.synonyms().stream()
        .filter(synonym -> synonym.scope().name().equals("EXACT"))
        .map(Synonym::text)
        .forEach(names::add);
    return names;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, Object> lineages = new LinkedHashMap<>();
    for (String parameter : exchange.getRequestURI().getRawQuery().split("&")) {
      String name = URLDecoder.decode(parameter.substring(5), StandardCharsets.UTF_8);
      String asked = name.replaceAll("\\s*\\([^()]*\\)\\s*$", "").toLowerCase(Locale.ROOT).strip();
      List<String> ids = byName.getOrDefault(asked, List.of());
      if (!ids.isEmpty()) {
        lineages.put(name, lineage(ids));
      }
    }
    byte[] body = JSON.writeValueAsBytes(Map.of("lineages", lineages));
    exchange.sendResponseHeaders(STATUS.get(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Map<String, Object> lineage(List<String> ids) {
    Set<String> own = new LinkedHashSet<>();
    Set<String> above = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>(ids);
    Deque<String> up = new ArrayDeque<>(ids);
    while (!up.isEmpty()) {
      String id = up.poll();
      OntologyTerm term = byId.get(id);
      if (term != null) {
        (ids.contains(id) ? own : above).addAll(names(term));
        term.isA().stream().filter(seen::add).forEach(up::add);
      }
    }
    return Map.of("names", List.copyOf(own), "above", List.copyOf(above));
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
