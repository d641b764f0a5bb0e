package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
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
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
class ReviewerLinkIT {

  private final Depositor owner = new Depositor("depositor");
  private final Depositor other = new Depositor("depositor2");

  @Inject AgroalDataSource dataSource;

  @Test
  void theTokenIsShownOnceAndOnlyItsDigestIsKeptAndTold() throws Exception {
    String study = study();
    LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    Response made =
        make(owner, study, "{\"label\": \"Journal\", \"expires\": \"%s\"}".formatted(soon));
    made.then()
        .statusCode(201)
        .header("Cache-Control", equalTo("no-store"))
        .body("label", equalTo("Journal"))
        .body("originals", equalTo(false))
        .body("createdBy", equalTo("depositor"))
        .body("expiresAt", equalTo(soon + "T00:00:00Z"))
        .body("url", endsWith("/t/" + made.path("token") + "/api/v1/studies/" + accession(study)));
    String token = made.path("token");
    String digest = sha256(token);

    Response listed = owner.asks().get(study + "/reviewer-links");
    listed.then().statusCode(200).body("items.id", contains((String) made.path("id")));
    assertThat(listed.asString()).doesNotContain(token).doesNotContain(digest);
    assertThat(texts("select row_to_json(l)::text from reviewer_link l where digest = ?", digest))
        .singleElement()
        .satisfies(row -> assertThat(row).doesNotContain(token));
    JsonNode told = lastEvent(study);
    assertThat(told.at("/reviewerLinks/0/digest").asText()).isEqualTo(digest);
    assertThat(told.at("/reviewerLinks/0/originals").asBoolean(true)).isFalse();
    assertThat(told.toString()).doesNotContain(token);
    owner
        .asks()
        .get(study + "/history")
        .then()
        .body(
            "items.find { it.action == 'reviewer-link.made' }.details.link",
            equalTo(made.path("id")));
  }

  @Test
  void aRevokedLinkIsGoneForEverAndTheCatalogueIsTold() throws Exception {
    String study = study();
    String first = make(owner, study, "{}").path("id");
    String second = make(owner, study, "{\"originals\": true}").path("id");

    owner.asks().delete(study + "/reviewer-links/" + first).then().statusCode(204);

    owner.asks().delete(study + "/reviewer-links/" + first).then().statusCode(404);
    owner.asks().get(study + "/reviewer-links").then().body("items.id", contains(second));
    assertThat(lastEvent(study).path("reviewerLinks")).hasSize(1);
    assertThat(lastEvent(study).at("/reviewerLinks/0/originals").asBoolean()).isTrue();
    owner.asks().delete(study + "/reviewer-links/" + second).then().statusCode(204);
    owner.asks().get(study + "/reviewer-links").then().body("items", empty());
    assertThat(lastEvent(study).path("reviewerLinks").isArray()).isTrue();
    assertThat(lastEvent(study).path("reviewerLinks")).isEmpty();
  }

  @Test
  void othersFindNoStudyToMakeOrEndLinksOfWhateverTheySend() throws Exception {
    String study = study();
    String link = make(owner, study, "{}").path("id");
    String nothing = "/api/v1/submissions/S-LMK999999999";
    for (String body : List.of("{}", "{\"expires\": \"never\"}")) {
      make(other, study, body).then().statusCode(404);
      make(other, nothing, body).then().statusCode(404);
    }
    other.asks().get(study + "/reviewer-links").then().statusCode(404);
    other.asks().delete(study + "/reviewer-links/" + link).then().statusCode(404);
    given().get(study + "/reviewer-links").then().statusCode(401);
    String another = study();
    owner.asks().delete(another + "/reviewer-links/" + link).then().statusCode(404);
    owner.asks().delete(study + "/reviewer-links/" + UUID.randomUUID()).then().statusCode(404);
    owner.asks().get(study + "/reviewer-links").then().body("items.id", contains(link));
  }

  @Test
  void aStudyHasOnlySoManyLinksAndAWithdrawnOneGetsNone() throws Exception {
    String study = study();
    List<String> links = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      links.add(make(owner, study, "{}").then().statusCode(201).extract().path("id"));
    }
    make(owner, study, "{}").then().statusCode(409).body("code", equalTo("quota.reviewer-links"));
    owner
        .asks()
        .contentType("application/json")
        .body("{\"reason\": \"wrong cells\"}")
        .post(study + "/withdraw")
        .then()
        .statusCode(200);
    make(owner, study, "{}").then().statusCode(410);
    owner.asks().delete(study + "/reviewer-links/" + links.getFirst()).then().statusCode(204);
  }

  private Response make(Depositor depositor, String study, String body) {
    return depositor
        .asks()
        .contentType("application/json")
        .body(body)
        .post(study + "/reviewer-links");
  }

  private String study() {
    String draft = owner.draft("Reviewed");
    owner.put(draft, "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
    return "/api/v1/submissions/"
        + owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
  }

  private static String accession(String study) {
    return study.substring(study.lastIndexOf('/') + 1);
  }

  private JsonNode lastEvent(String study) throws Exception {
    List<String> told =
        texts(
            "select data from outbox where key = ? and type like '%study-revised%'"
                + " order by id desc limit 1",
            accession(study));
    return new ObjectMapper().readTree(told.getFirst());
  }

  private List<String> texts(String sql, String value) throws Exception {
    List<String> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
