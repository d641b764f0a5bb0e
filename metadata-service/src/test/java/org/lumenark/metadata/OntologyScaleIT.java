package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/**
 * Suggestions in an ontology of the shape of NCBITaxon: genera, species, strains with numbers, many
 * that are uncultured, a line of forty ancestors. {@code LUMENARK_ONTOLOGY_TERMS=2600000} measures
 * the size of the real one.
 */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class OntologyScaleIT {

  private static final int TERMS =
      Integer.parseInt(System.getenv().getOrDefault("LUMENARK_ONTOLOGY_TERMS", "60000"));

  private static final String[] SYLLABLES = {
    "ba", "cter", "mus", "ro", "phi", "la", "dro", "so", "ne", "ma", "vi", "bri", "chlo", "spo",
    "ra", "tri", "cho", "der", "li", "ca", "pseu", "do", "mo", "nas", "strep", "to", "coc", "cus",
    "ae", "ru", "gi", "no", "sa", "pi", "en", "the", "ri", "um", "ella", "ix"
  };

  @TempDir Path folder;
  private final Random random = new Random(42);

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  private Path file(List<String> names) throws Exception {
    Path file = folder.resolve("large.obo.gz");
    List<String> genera = new ArrayList<>();
    for (int i = 0; i < 1 + TERMS / 25; i++) {
      genera.add(word(3 + random.nextInt(2)));
    }
    List<String> species = new ArrayList<>();
    for (int i = 0; i < 1 + TERMS / 8; i++) {
      species.add(word(3 + random.nextInt(3)));
    }
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      out.write("format-version: 1.4\ndata-version: 2026-01-01\n");
      for (int i = 0; i < TERMS; i++) {
        String genus = genera.get(random.nextInt(genera.size()));
        String epithet = species.get(random.nextInt(species.size()));
        String name =
            switch (i % 10) {
              case 0, 1, 2 -> genus + " sp. " + word(1).toUpperCase(java.util.Locale.ROOT) + i;
              case 3, 4 -> "uncultured " + genus + " bacterium " + i;
              default -> genus + " " + epithet;
            };
        if (i % 10 > 4 && names.size() < 2_000 && random.nextInt(TERMS / 4_000 + 1) == 0) {
          names.add(name);
        }
        out.write("\n[Term]\nid: NCBITaxon:" + i + "\nname: " + name + "\n");
        if (i % 3 == 0) {
          out.write(
              "synonym: \""
                  + genus
                  + " "
                  + epithet
                  + " ("
                  + word(3)
                  + " 1"
                  + i % 900
                  + ")\" EXACT synonym []\n");
        }
        if (i > 0) {
          out.write("is_a: NCBITaxon:" + (i < 40 ? i - 1 : Math.max(39, i / 50)) + "\n");
        }
      }
    }
    return file;
  }

  @Test
  void suggestions_take_as_long_in_millions_of_terms_as_in_few() throws Exception {
    List<String> names = new ArrayList<>();
    Path file = file(names);
    HttpClient http = HttpClient.newHttpClient();
    String origin = "http://localhost:" + RestAssured.port;
    long begun = System.nanoTime();
    HttpResponse<String> loaded =
        http.send(
            HttpRequest.newBuilder(URI.create(origin + "/api/v1/ontologies/NCBITaxon"))
                .header("Authorization", "Bearer " + TestTokens.ofThisRun().user("admin"))
                .PUT(HttpRequest.BodyPublishers.ofFile(file))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    Duration load = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(200);

    report("loading " + TERMS + " terms", List.of(load.toNanos()));
    List<String> typed = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> typos = new ArrayList<>();
    for (String name : names.subList(0, Math.min(300, names.size()))) {
      typed.add(name.substring(0, 2 + random.nextInt(name.length() - 2)));
      words.add(name.substring(name.indexOf(' ') + 1));
      typos.add(withTypo(name));
    }
    typed.addAll(List.of("b", "ba", "bac", "bacterium", "u", "uncultured", "uncultured b"));
    words.addAll(List.of("bacterium uncultured", "sp", "bacteriu"));
    measure(http, origin, "warm-up", typed);
    measure(http, origin, "prefixes", typed);
    measure(http, origin, "later words", words);
    List<Long> similar = measure(http, origin, "typos", typos);
    List<Long> ancestors = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long from = System.nanoTime();
      int ancestor = random.nextInt(TERMS);
      int found =
          given()
              .get("/api/v1/ontology/terms/NCBITaxon:" + ancestor)
              .jsonPath()
              .getList("ancestors")
              .size();
      ancestors.add(System.nanoTime() - from);
      assertThat(found).isGreaterThan(Math.min(ancestor, 39) - 1);
    }
    report("a term with its ancestors", ancestors);
    assertThat(similar).isNotEmpty();
    for (String name : names.subList(0, Math.min(20, names.size()))) {
      assertThat(
              given()
                  .queryParam("q", name)
                  .get("/api/v1/ontology/terms")
                  .jsonPath()
                  .getString("items[0].match.how"))
          .isEqualTo("exact");
    }
  }

  private String withTypo(String name) {
    int at = name.indexOf(' ') + 2 + random.nextInt(3);
    return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
  }

  private static List<Long> measure(
      HttpClient http, String origin, String what, List<String> queries) throws Exception {
    List<Long> times = new ArrayList<>();
    for (String query : queries) {
      String encoded = java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
      long from = System.nanoTime();
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(origin + "/api/v1/ontology/terms?q=" + encoded))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      times.add(System.nanoTime() - from);
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    report(what, times);
    return times;
  }

  private static void report(String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        "%s: n %d, median %.1f ms, p95 %.1f ms, max %.1f ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get((int) (sorted.size() * 0.95)) / 1e6,
        sorted.getLast() / 1e6);
  }
}
