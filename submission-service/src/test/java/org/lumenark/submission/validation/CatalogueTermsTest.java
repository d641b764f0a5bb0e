package org.lumenark.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.submission.validation.TermCatalogue.Answer;
import org.lumenark.submission.validation.TermCatalogue.KnownId;
import org.lumenark.submission.validation.TermCatalogue.NamedTerm;

class CatalogueTermsTest {

  private static final String ANSWER =
      """
      {"ontologies": ["NCBITaxon"],
       "ids": {"NCBITaxon:85055": {"label": "Mus musculus", "ontology": "NCBITaxon",
         "obsolete": true, "replacedBy": [{"id": "NCBITaxon:10090", "label": "Mus musculus"}]}},
       "names": {"house mouse": [{"id": "NCBITaxon:10090", "label": "Mus musculus",
         "ontology": "NCBITaxon"}]}}
      """;

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CatalogueTerms catalogue() {
    return new CatalogueTerms(
        new ObjectMapper(), Optional.of("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @Test
  void whatTheCatalogueSaysIsUnderstood() {
    assertThat(catalogue().lookUp(List.of("NCBITaxon:85055"), List.of("house mouse")))
        .isEqualTo(
            new Answer.Known(
                List.of("NCBITaxon"),
                java.util.Map.of(
                    "NCBITaxon:85055",
                    new KnownId(
                        "Mus musculus",
                        true,
                        List.of(new NamedTerm("NCBITaxon:10090", "Mus musculus")))),
                java.util.Map.of(
                    "house mouse", List.of(new NamedTerm("NCBITaxon:10090", "Mus musculus")))));
    assertThat(asked).containsExactly("/internal/terms?id=NCBITaxon%3A85055&name=house+mouse");
  }

  @Test
  void anErrorOrAClosedDoorIsNoAnswer() {
    status = 503;
    assertThat(catalogue().lookUp(List.of("X:1"), List.of())).isEqualTo(new Answer.Unreachable());
    CatalogueTerms catalogue = catalogue();
    server.stop(0);
    assertThat(catalogue.lookUp(List.of("X:1"), List.of())).isEqualTo(new Answer.Unreachable());
  }

  @Test
  void anArchiveWithoutACatalogueSaysSo() {
    assertThat(
            new CatalogueTerms(new ObjectMapper(), Optional.empty()).lookUp(List.of(), List.of()))
        .isEqualTo(new Answer.Absent());
  }

  @Test
  void longListsAreAskedForInRequestsThatServersTake() {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "β".repeat(190) + i).toList();

    List<String> queries = CatalogueTerms.queries(List.of(), names);

    assertThat(queries).allMatch(query -> query.length() < 3_000);
    assertThat(String.join("&", queries).split("&")).hasSize(100);
  }
}
