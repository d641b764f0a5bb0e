package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class HistoryIT {

  private final Depositor depositor = new Depositor("depositor");

  @Inject AgroalDataSource dataSource;

  @Test
  void aDepositIsToldFromItsDraftToItsWithdrawal() throws Exception {
    String draft = depositor.draft("Told");
    save(draft, "{\"metadata\":{\"description\":\"confidential words\"}}");
    save(draft, "{\"metadata\":{\"keywords\":[\"a\"],\"description\":null}}");
    depositor.put(draft, "one.txt", bytes("one"));
    depositor.put(draft, "four.txt", bytes("four"));
    depositor
        .asks()
        .queryParam("path", "one.txt")
        .delete("/api/v1/drafts/" + draft + "/files")
        .then()
        .statusCode(204);
    String accession =
        depositor.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    Depositor.await(
        () -> history(accession).getString("items[0].action").equals("manifest.sealed"));
    withdraw(accession);
    withdraw(accession);

    JsonPath told = history(accession);

    assertThat(told.getList("items.action"))
        .containsExactly(
            "study.withdrawn",
            "manifest.sealed",
            "study.submitted",
            "file.removed",
            "files.added",
            "draft.saved",
            "draft.created");
    assertThat(told.getList("items.by"))
        .containsExactly(
            "depositor", null, "depositor", "depositor", "depositor", "depositor", "depositor");
    assertThat(told.getString("items[0].details.reason")).isEqualTo("Twice");
    assertThat(told.getString("items[2].details.accession")).isEqualTo(accession);
    assertThat(told.getString("items[3].details.path")).isEqualTo("one.txt");
    assertThat(told.getMap("items[4].details")).containsEntry("count", 2).containsEntry("bytes", 7);
    assertThat(told.getMap("items[5].details"))
        .containsEntry("times", 2)
        .containsEntry("members", List.of("description", "keywords"));
    assertThat(told.prettify()).doesNotContain("confidential");
    assertThat(draftHistory(draft).getList("items")).isEqualTo(told.getList("items"));
  }

  @Test
  void whatStillGoesOnIsShownBeforeItIsOver() {
    String draft = depositor.draft("Under way");
    depositor.put(draft, "one.txt", bytes("one"));
    assertThat(draftHistory(draft).getList("items.action"))
        .containsExactly("files.added", "draft.created");
    depositor.put(draft, "two.txt", bytes("two"));
    assertThat(draftHistory(draft).getInt("items[0].details.count")).isEqualTo(2);
  }

  @Test
  void aLongHistoryComesInPages() {
    String draft = depositor.draft("Pages");
    for (int index = 0; index < 5; index++) {
      depositor.put(draft, index + ".txt", bytes("x"));
      depositor
          .asks()
          .queryParam("path", index + ".txt")
          .delete("/api/v1/drafts/" + draft + "/files")
          .then()
          .statusCode(204);
    }
    List<Object> seen = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonPath page =
          depositor
              .asks()
              .queryParams(next.isEmpty() ? Map.of("limit", 4) : Map.of("limit", 4, "cursor", next))
              .get("/api/v1/drafts/" + draft + "/history")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("items"));
      next = page.getString("next");
    }
    assertThat(seen).hasSize(11).isEqualTo(draftHistory(draft).getList("items"));
    depositor
        .asks()
        .queryParam("cursor", "none")
        .get("/api/v1/drafts/" + draft + "/history")
        .then()
        .statusCode(400)
        .body("code", equalTo("cursor.invalid"));
  }

  @Test
  void theHistoryOfAnotherIsAsUnknownAsTheDraftItself() {
    String draft = depositor.draft("Secret");
    String accession =
        depositor.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    Depositor other = new Depositor("depositor2");
    for (String path : List.of("/api/v1/drafts/" + draft, "/api/v1/submissions/" + accession)) {
      other.asks().get(path + "/history").then().statusCode(404).body("errors", nullValue());
      given().get(path + "/history").then().statusCode(401);
    }
    new Depositor("curator")
        .asks()
        .get("/api/v1/submissions/" + accession + "/history")
        .then()
        .statusCode(200)
        .body("items[-1].action", equalTo("draft.created"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set actor_name = 'someone else'",
        "delete from audit_entry",
        "truncate audit_entry"
      })
  void whatWasWrittenDownIsNeverChanged(String change) throws SQLException {
    depositor.draft("Kept");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(change))
          .hasMessageContaining("the history is only ever added to");
    }
  }

  private void withdraw(String accession) {
    depositor
        .asks()
        .contentType("application/json")
        .body(Map.of("reason", "Twice"))
        .post("/api/v1/submissions/" + accession + "/withdraw")
        .then()
        .statusCode(200);
  }

  private void save(String draft, String body) {
    depositor
        .asks()
        .contentType("application/merge-patch+json")
        .body(body)
        .patch("/api/v1/drafts/" + draft)
        .then()
        .statusCode(200);
  }

  private JsonPath history(String accession) {
    return read("/api/v1/submissions/" + accession + "/history");
  }

  private JsonPath draftHistory(String draft) {
    return read("/api/v1/drafts/" + draft + "/history");
  }

  private JsonPath read(String path) {
    return depositor.asks().get(path).then().statusCode(200).extract().jsonPath();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
