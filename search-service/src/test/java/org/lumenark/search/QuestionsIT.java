package org.lumenark.search;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
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
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.testkit.LumenarkServers;

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
