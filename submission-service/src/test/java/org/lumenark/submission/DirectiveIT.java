package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class DirectiveIT {

  private static final String DIRECTIVES = "/api/v1/directives";

  private final Depositor owner = new Depositor("depositor");
  private final Depositor curator = new Depositor("curator");

  @Inject AgroalDataSource dataSource;

  @Test
  void manyStudiesAreCorrectedToldAndTakenBackAndTheDepositStays() throws Exception {
    String old = "mouse " + UUID.randomUUID();
    List<String> studies = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      studies.add(submitted(old));
    }
    String other = submitted("rat");
    Map<String, Object> term = Map.of("id", "NCBITaxon:10090", "label", "Mus musculus");

    ask(Map.of("field", "organism", "old", old, "new", term, "preview", true))
        .then()
        .statusCode(200)
        .body("studies", equalTo(45))
        .body("places", equalTo(45))
        .body("examples.size()", equalTo(10))
        .body("examples[0].pointers", contains("/organisms/1"));
    assertThat(organism(studies.getFirst())).isEqualTo(old);

    String directive =
        ask(Map.of("field", "organism", "old", old, "new", term))
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    done(directive, "applied")
        .then()
        .body("studies", equalTo(45))
        .body("places", equalTo(45))
        .body("refused", equalTo(0))
        .body("by", equalTo("curator"));
    for (String study : studies) {
      assertThat(metadata(study).at("/organisms/1/label").asText()).isEqualTo("Mus musculus");
    }
    assertThat(organism(other)).isEqualTo("rat");
    String first = studies.getFirst();
    owner
        .asks()
        .get("/api/v1/submissions/" + first + "/history")
        .then()
        .body("items.findAll { it.action == 'metadata.corrected' }.size()", equalTo(1))
        .body("items.find { it.action == 'metadata.corrected' }.by", equalTo("curator"))
        .body("items.find { it.action == 'metadata.corrected' }.details.old", equalTo(old))
        .body(
            "items.find { it.action == 'metadata.corrected' }.details.new.label",
            equalTo("Mus musculus"));
    assertThat(events(first))
        .as("the catalogue is told")
        .last()
        .asString()
        .contains("Mus musculus", "/organisms/1", directive);
    assertThat(deposited(first)).as("what was deposited").contains(old);

    String again =
        ask(Map.of("field", "organism", "old", old, "new", term))
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    done(again, "applied").then().body("studies", equalTo(0));

    curator.asks().post(DIRECTIVES + "/" + directive + "/revert").then().statusCode(202);
    done(directive, "reverted").then().body("kept", equalTo(0));
    assertThat(organism(first)).isEqualTo(old);
    assertThat(events(first)).last().asString().contains(old).doesNotContain(directive);
    curator
        .asks()
        .post(DIRECTIVES + "/" + directive + "/revert")
        .then()
        .statusCode(202)
        .body("state", equalTo("reverted"));
    assertThat(organism(studies.getLast())).isEqualTo(old);
  }

  @Test
  void onlyNamedStudiesAreCorrectedAndOnlyByCurators() throws Exception {
    String old = "fly " + UUID.randomUUID();
    String one = submitted(old);
    String two = submitted(old);
    Map<String, Object> body =
        Map.of("field", "organism", "old", old, "new", "Drosophila", "accessions", List.of(two));
    owner.asks().contentType("application/json").body(body).post(DIRECTIVES).then().statusCode(403);
    String directive = ask(body).then().statusCode(202).extract().path("id");
    done(directive, "applied").then().body("studies", equalTo(1));
    assertThat(organism(one)).isEqualTo(old);
    assertThat(organism(two)).isEqualTo("Drosophila");
    owner.asks().get(DIRECTIVES).then().statusCode(403);
    owner.asks().get(DIRECTIVES + "/" + directive).then().statusCode(404);
    owner.asks().post(DIRECTIVES + "/" + directive + "/revert").then().statusCode(404);
    curator.asks().get(DIRECTIVES + "?limit=1").then().statusCode(200);

    ask(Map.of("field", "/template", "old", "", "new", 7, "accessions", List.of("x")))
        .then()
        .statusCode(400)
        .body(
            "errors.code",
            contains(
                "directive.field", "directive.value", "directive.value", "directive.accessions"));
  }

  @Test
  void theOpenDraftOfTheNextVersionIsCorrectedWithItsStudy() throws Exception {
    String old = "worm " + UUID.randomUUID();
    String study = submitted(old);
    String next = nextDraft(study, 1);
    String directive = applied(old, "C. elegans");

    assertThat(draftOrganism(next, 1)).isEqualTo("C. elegans");
    assertThat(undone(next)).isEmpty();
    owner
        .asks()
        .get("/api/v1/drafts/" + next + "/history")
        .then()
        .body("items.find { it.action == 'metadata.corrected' }.by", equalTo("curator"));
    owner.submit(next, "{}").then().statusCode(409).body("code", equalTo("version.unchanged"));

    curator.asks().post(DIRECTIVES + "/" + directive + "/revert").then().statusCode(202);
    done(directive, "reverted").then().body("kept", equalTo(0));
    assertThat(draftOrganism(next, 1)).isEqualTo(old);

    applied(old, "Caenorhabditis elegans");
    owner.put(next, "b.txt", "more".getBytes(StandardCharsets.UTF_8));
    owner.submit(next, "{}").then().statusCode(201).body("version", equalTo(2));
    assertThat(organism(study)).as("of version 2").isEqualTo("Caenorhabditis elegans");
  }

  @Test
  void aValueThatMovedInTheDraftIsCorrectedWhereItIs() throws Exception {
    String old = "frog " + UUID.randomUUID();
    String next = nextDraft(submitted(old), 1);
    owner.change(next, Map.of("organisms", List.of("Danio rerio", "Homo sapiens", old)));

    applied(old, "Xenopus laevis");

    assertThat(draftOrganism(next, 2)).isEqualTo("Xenopus laevis");
    assertThat(undone(next)).isEmpty();
  }

  @Test
  void whatItsOwnerChangedMeanwhileStaysAndIsTold() throws Exception {
    String old = "yeast " + UUID.randomUUID();
    String study = submitted(old);
    String next = nextDraft(study, 1);
    owner.change(next, Map.of("organisms", List.of("Homo sapiens", "budding yeast")));

    applied(old, "Saccharomyces cerevisiae");

    assertThat(draftOrganism(next, 1)).isEqualTo("budding yeast");
    assertThat(undone(next)).containsExactly("/organisms/1");
    owner.submit(next, "{}").then().statusCode(201);
    String third = nextDraft(study, 2);
    assertThat(undone(third)).as("what was submitted all the same").isEmpty();
  }

  private String nextDraft(String study, int last) throws InterruptedException {
    Depositor.await(() ->
        owner
                .asks()
                .queryParam("version", last)
                .get("/api/v1/submissions/" + study + "/receipt")
                .statusCode()
            == 200);
    return owner
        .asks()
        .post("/api/v1/submissions/" + study + "/versions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String applied(String old, String value) throws InterruptedException {
    String directive =
        ask(Map.of("field", "organism", "old", old, "new", value))
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    done(directive, "applied").then().body("studies", equalTo(1));
    return directive;
  }

  private String draftOrganism(String draft, int index) {
    return owner.asks().get("/api/v1/drafts/" + draft).path("metadata.organisms[" + index + "]");
  }

  /** Where the draft would undo a correction. */
  private List<String> undone(String draft) {
    return owner
        .asks()
        .post("/api/v1/drafts/" + draft + "/validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .extract()
        .path("findings.findAll { it.code == 'correction.undone' }.pointer");
  }

  private Response ask(Map<String, Object> body) {
    return curator.asks().contentType("application/json").body(body).post(DIRECTIVES);
  }

  private Response done(String directive, String state) throws InterruptedException {
    String path = DIRECTIVES + "/" + directive;
    Depositor.await(() -> state.equals(curator.asks().get(path).path("state")));
    return curator.asks().get(path);
  }

  private String submitted(String organism) {
    String draft =
        owner
            .asks()
            .contentType("application/json")
            .body(
                Map.of(
                    "metadata",
                    Map.of(
                        "template", "minimal",
                        "title", "To be corrected",
                        "organisms", List.of("Homo sapiens", organism))))
            .post("/api/v1/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    owner.put(draft, "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
    return owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
  }

  private String organism(String study) throws Exception {
    return metadata(study).at("/organisms/1").asText();
  }

  private JsonNode metadata(String study) throws Exception {
    return new ObjectMapper()
        .readTree(rows("select metadata from study where accession = ?", study).getFirst());
  }

  private String deposited(String study) throws Exception {
    return rows(
            "select d.metadata from draft d join study s on s.draft_id = d.id"
                + " where s.accession = ?",
            study)
        .getFirst();
  }

  private List<String> events(String study) throws Exception {
    return rows("select data from outbox where key = ? order by id", study);
  }

  private List<String> rows(String sql, String study) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, study);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }
}
