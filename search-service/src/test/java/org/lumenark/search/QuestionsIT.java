package org.lumenark.search;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.SharedSamples;

/** How well search answers what readers ask of real studies. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "kafka,opensearch,keycloak"))
@WithTestResource(OntologyAnswers.class)
class QuestionsIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final double LEAST_PRECISION = 0.9;
  private static final double LEAST_RECALL = 0.9;

  private record Question(String query, Set<String> answers) {}

  @Test
  void thirty_questions_about_real_studies_are_answered() throws Exception {
    List<Described> studies = RealStudies.all();
    Set<String> known =
        studies.stream().map(Described::accession).collect(Collectors.toCollection(HashSet::new));
    try (Catalogue catalogue = new Catalogue()) {
      catalogue.send(studies.stream().map(Described::open).toArray(CatalogueState[]::new));
    }
    await().atMost(SOON).until(() -> found("", known).size() == known.size());
    await().atMost(SOON).until(() -> !found("organism:mammal~", known).isEmpty());

    List<Question> questions = questions();
    assertThat(questions).hasSize(30);
    assertThat(known).containsAll(questions.stream().flatMap(q -> q.answers().stream()).toList());
    double precision = 0;
    double recall = 0;
    System.out.printf("%n%-76s %9s %6s%n", "question", "precision", "recall");
    for (Question question : questions) {
      Set<String> found = found(question.query(), known);
      Set<String> right = new TreeSet<>(found);
      right.retainAll(question.answers());
      double precise = found.isEmpty() ? 0 : (double) right.size() / found.size();
      double recalled = (double) right.size() / question.answers().size();
      precision += precise / questions.size();
      recall += recalled / questions.size();
      Set<String> missed = new TreeSet<>(question.answers());
      missed.removeAll(found);
      found.removeAll(question.answers());
      System.out.printf(
          Locale.ROOT,
          "%-76s %9.2f %6.2f %s%s%n",
          question.query(),
          precise,
          recalled,
          missed.isEmpty() ? "" : " missed " + missed,
          found.isEmpty() ? "" : " too many " + found);
    }
    System.out.printf(
        Locale.ROOT,
        "%d studies, %d questions: precision %.3f, recall %.3f%n%n",
        known.size(),
        questions.size(),
        precision,
        recall);
    assertThat(precision).as("precision").isGreaterThanOrEqualTo(LEAST_PRECISION);
    assertThat(recall).as("recall").isGreaterThanOrEqualTo(LEAST_RECALL);
  }

  /** What is no question is refused with its place, nothing makes the engine stumble. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/search", "/api/v1/search/images"})
  void questions_made_to_do_harm_are_answered_or_refused_with_their_place(String door)
      throws IOException {
    await().atMost(SOON).until(() -> given().get(door).statusCode() == 200);
    JsonNode questions =
        new ObjectMapper()
            .readTree(
                SharedSamples.folder("metadata/hostile/search").resolve("queries.json").toFile());
    assertThat(questions).isNotEmpty();
    Set<String> refused = new TreeSet<>();
    for (JsonNode question : questions) {
      String query = question.get("q").asText();
      Response answer = given().queryParam("q", query).get(door);
      if (answer.statusCode() != 200) {
        answer
            .then()
            .statusCode(400)
            .body("code", not(emptyOrNullString()))
            .body("detail", not(emptyOrNullString()));
        refused.add(query.length() > 60 ? "…" : query);
      }
    }
    System.out.println(door + " refuses " + refused);
    assertThat(refused)
        .contains("\"unbalanced", "a AND", "NOT", "title:[* TO *", "_id:*")
        .doesNotContain("café", "10µm", "β-catenin", "C. elegans", "s-biad634", "p53", "the", "細胞");
  }

  private static List<Question> questions() throws IOException {
    List<Question> questions = new ArrayList<>();
    try (InputStream in = QuestionsIT.class.getResourceAsStream("/questions/questions.tsv")) {
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\t");
          questions.add(new Question(cells[0], Set.copyOf(Arrays.asList(cells[1].split(" ")))));
        }
      }
    }
    return questions;
  }

  /** Other tests may have left other studies. */
  private static Set<String> found(String query, Set<String> known) {
    JsonPath page =
        given()
            .queryParam("q", query)
            .queryParam("limit", 100)
            .get("/api/v1/search")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    Set<String> found = new TreeSet<>(page.<String>getList("items.accession"));
    found.retainAll(known);
    return found;
  }
}
