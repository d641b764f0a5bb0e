package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class CollaboratorIT {

  private static final String SECOND = "00000000-0000-4000-8000-000000000002";
  private static final String READER = "00000000-0000-4000-8000-000000000005";

  private final Depositor owner = new Depositor("depositor");
  private final Depositor other = new Depositor("depositor2");

  @Inject AgroalDataSource dataSource;

  @Test
  void whoMayViewSeesTheDraftItsFilesAndItsHistoryAndChangesNothing() throws Exception {
    String draft = owner.draft("Shared to view");
    owner.put(draft, "one.txt", bytes("one"));
    String upload = owner.upload(draft, "two.txt", 3);
    share("/api/v1/drafts/" + draft, "email", "Depositor2@example.org", "view")
        .then()
        .statusCode(200);
    awaitSight("/api/v1/drafts/" + draft);

    for (String route : List.of("", "/files", "/history", "/collaborators")) {
      other.asks().get("/api/v1/drafts/" + draft + route).then().statusCode(200);
    }
    other.asks().post("/api/v1/drafts/" + draft + "/validate").then().statusCode(200);
    assertThat(listed(other)).contains(draft);

    refused(save(other, draft));
    refused(other.begin(draft, "three.txt", 1, ""));
    refused(other.tus().head(upload), "");
    refused(other.patch(upload, 0, bytes("two")));
    refused(other.tus().delete(upload));
    refused(other.submit(draft, "{}"));
    refused(other.asks().delete("/api/v1/drafts/" + draft));
    refused(
        other.asks().queryParam("path", "one.txt").delete("/api/v1/drafts/" + draft + "/files"));
    refused(share(other, "/api/v1/drafts/" + draft, "email", "reader@example.org", "view"));
    owner.asks().get("/api/v1/drafts/" + draft).then().body("files.count", equalTo(1));
  }

  @Test
  void whoMayEditFillsTheDraftAndIsNamedInItsHistoryButDoesNotSubmit() throws Exception {
    String draft = owner.draft("Shared to edit");
    share("/api/v1/drafts/" + draft, "orcid", "https://orcid.org/0000-0002-1825-0097", "edit")
        .then()
        .statusCode(200)
        .body("items[0].orcid", equalTo("0000-0002-1825-0097"));
    awaitSight("/api/v1/drafts/" + draft);

    save(other, draft).then().statusCode(200);
    other.put(draft, "theirs.txt", bytes("theirs"));
    refused(other.submit(draft, "{}"));
    refused(other.asks().delete("/api/v1/drafts/" + draft));

    assertThat(
            owner
                .asks()
                .get("/api/v1/drafts/" + draft + "/history")
                .jsonPath()
                .<String>getList("items.findAll { it.by == 'depositor2' }.action"))
        .containsExactlyInAnyOrder("files.added", "draft.saved");
  }

  @Test
  void whoMaySubmitSubmitsAndSetsTheDateButDoesNotWithdrawOrShare() throws Exception {
    String draft = owner.draft("Shared to submit");
    share("/api/v1/drafts/" + draft, "email", "depositor2@example.org", "submit")
        .then()
        .statusCode(200);
    awaitSight("/api/v1/drafts/" + draft);

    String accession = other.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    String study = "/api/v1/submissions/" + accession;
    other
        .asks()
        .contentType("application/json")
        .body(Map.of("releaseDate", "2027-01-31"))
        .put(study + "/release-date")
        .then()
        .statusCode(200);
    refused(
        other
            .asks()
            .contentType("application/json")
            .body(Map.of("reason", "no"))
            .post(study + "/withdraw"));
    refused(share(other, study, "email", "reader@example.org", "view"));

    List<JsonNode> events = outbox(accession);
    assertThat(events.getFirst().at("/owner/username").asText()).isEqualTo("depositor");
    assertThat(events)
        .filteredOn(event -> event.has("readers"))
        .hasSize(2)
        .allSatisfy(event ->
            assertThat(event.get("readers")).extracting(JsonNode::asText).containsExactly(SECOND));
  }

  @Test
  void aStudyIsToldWithItsReadersAndWithoutThemOnceTheyWereRemoved() throws Exception {
    String draft = owner.draft("Shared later");
    String accession = owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    String study = "/api/v1/submissions/" + accession;
    Depositor reader = new Depositor("reader");
    reader.asks().get(study).then().statusCode(404);

    share(study, "email", "reader@example.org", "view").then().statusCode(200);
    Depositor.await(() -> reader.asks().get(study).statusCode() == 200);
    reader.asks().get(study + "/history").then().statusCode(200);
    owner
        .asks()
        .get(study + "/collaborators")
        .then()
        .body("items[0].state", equalTo("active"))
        .body("items[0].right", equalTo("view"));
    put(owner, study, "{\"items\":[]}").then().statusCode(200);

    reader.asks().get(study).then().statusCode(404);
    List<List<String>> told =
        outbox(accession).stream()
            .filter(event -> event.has("readers"))
            .map(event -> {
              List<String> readers = new ArrayList<>();
              event.get("readers").forEach(subject -> readers.add(subject.asText()));
              return readers;
            })
            .toList();
    assertThat(told).containsExactly(List.of(), List.of(READER), List.of());
  }

  @Test
  void anAddressThatNobodyHasLooksLikeOneThatIsKnown() throws Exception {
    String draft = owner.draft("Guessing");
    String path = "/api/v1/drafts/" + draft;
    List<Map<String, Object>> answers = new ArrayList<>();
    for (String email : List.of("curator@example.org", "nobody@example.org")) {
      share(path, "email", email, "view").then().statusCode(200);
      Map<String, Object> item =
          new java.util.HashMap<>(
              owner.asks().get(path + "/collaborators").jsonPath().getMap("items[0]"));
      assertThat(item.remove("email")).isEqualTo(email);
      answers.add(item);
    }
    assertThat(answers.get(0)).isEqualTo(answers.get(1)).containsEntry("state", "pending");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};collaborator.items",
        "{\"items\":[{\"email\":\"a@b.org\",\"right\":\"own\"}]};collaborator.right",
        "{\"items\":[{\"email\":\"*\",\"right\":\"view\"}]};collaborator.address",
        "{\"items\":[{\"orcid\":\"0000-0002-1825-0098\",\"right\":\"view\"}]};collaborator.address",
        "{\"items\":[{\"email\":\"a@b.org\",\"orcid\":\"0000-0002-1825-0097\",\"right\":\"view\"}]};collaborator.address",
        "{\"items\":[{\"email\":\"a@b.org\",\"right\":\"view\"},{\"email\":\"A@b.org\",\"right\":\"edit\"}]};collaborator.twice"
      })
  void whatIsNoInvitationIsRefusedWithItsPlace(String body, String code) {
    String draft = owner.draft("Wrong");
    put(owner, "/api/v1/drafts/" + draft, body)
        .then()
        .statusCode(400)
        .body("code", equalTo(code))
        .body("errors[0].pointer", org.hamcrest.Matchers.startsWith("/items"));
  }

  @Test
  void toAStrangerTheCollaboratorsOfADraftAreAsUnknownAsTheDraft() {
    String draft = owner.draft("Secret");
    String path = "/api/v1/drafts/" + draft;
    other.asks().get(path + "/collaborators").then().statusCode(404);
    put(other, path, "{}").then().statusCode(404);
    given().get(path + "/collaborators").then().statusCode(401);
    assertThat(listed(other)).doesNotContain(draft);
  }

  private void awaitSight(String path) throws InterruptedException {
    Depositor.await(() -> other.asks().get(path).statusCode() == 200);
  }

  private static void refused(Response response) {
    refused(response, "collaborator.right");
  }

  private static void refused(Response response, String code) {
    response.then().statusCode(403);
    if (!code.isEmpty()) {
      response.then().body("code", equalTo(code));
    }
  }

  private Response share(String path, String kind, String address, String right) {
    return share(owner, path, kind, address, right);
  }

  private static Response share(
      Depositor who, String path, String kind, String address, String right) {
    return put(
        who,
        path,
        "{\"items\":[{\"%s\":\"%s\",\"right\":\"%s\"}]}".formatted(kind, address, right));
  }

  private static Response put(Depositor who, String path, String body) {
    return who.asks().contentType("application/json").body(body).put(path + "/collaborators");
  }

  private static Response save(Depositor who, String draft) {
    return who.asks()
        .contentType("application/merge-patch+json")
        .body("{\"metadata\":{\"description\":\"changed\"}}")
        .patch("/api/v1/drafts/" + draft);
  }

  private static List<String> listed(Depositor who) {
    return who.asks().get("/api/v1/drafts?limit=1000").jsonPath().getList("items.id");
  }

  private List<JsonNode> outbox(String accession) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select data from outbox where key = ? order by id")) {
      statement.setString(1, accession);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(new ObjectMapper().readTree(rows.getString(1)));
        }
      }
    }
    return events;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
