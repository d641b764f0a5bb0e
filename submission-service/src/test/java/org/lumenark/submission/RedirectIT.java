package org.lumenark.submission;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@TestProfile(RedirectIT.WithPartner.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class RedirectIT {

  private static final String URL = "https://partner.example.org/deposit";

  private final Depositor owner = new Depositor("depositor");

  /** One rule that tells, one that blocks. */
  public static final class WithPartner implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String rules = "lumenark.submission.redirects.";
      return Map.ofEntries(
          Map.entry(rules + "volume.templates", "minimal,electron-microscopy"),
          Map.entry(rules + "volume.methods", "Volume EM,FBbi:00000625"),
          Map.entry(rules + "volume.partner", "Partner"),
          Map.entry(rules + "volume.url", URL),
          Map.entry(rules + "volume.reason", "it keeps raw volumes."),
          Map.entry(rules + "cryo.templates", "minimal"),
          Map.entry(rules + "cryo.methods", "cryo-EM"),
          Map.entry(rules + "cryo.partner", "Partner"),
          Map.entry(rules + "cryo.url", URL),
          Map.entry(rules + "cryo.reason", "it keeps raw movies."),
          Map.entry(rules + "cryo.effect", "error"));
    }
  }

  @Test
  void aStudyThatBelongsElsewhereIsToldSoAndKeepsIt() {
    String draft = draft("volume em");
    owner
        .asks()
        .post("/api/v1/drafts/" + draft + "/validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("findings.find { it.code == 'study.redirected' }.severity", equalTo("warning"))
        .body(
            "findings.find { it.code == 'study.redirected' }.message",
            equalTo("Studies like this one belong to Partner: it keeps raw volumes."))
        .body("findings.find { it.code == 'study.redirected' }.remedy", containsString(URL));
    String study = owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    owner
        .asks()
        .get("/api/v1/submissions/" + study + "/history")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.action == 'study.submitted' }.details.redirects",
            equalTo(
                List.of(
                    Map.of(
                        "rule", "volume",
                        "partner", "Partner",
                        "url", URL,
                        "reason", "it keeps raw volumes."))));
  }

  @Test
  void aRuleThatBlocksStopsTheSubmissionUntilTheStudyIsAnother() {
    String draft = draft("cryo-EM");
    owner
        .asks()
        .post("/api/v1/drafts/" + draft + "/validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(false));
    owner
        .submit(draft, "{}")
        .then()
        .statusCode(422)
        .body("errors.code", hasItem("study.redirected"));

    String other = draft("confocal microscopy");
    owner
        .asks()
        .post("/api/v1/drafts/" + other + "/validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("findings.code", not(hasItem("study.redirected")));
    owner.submit(other, "{}").then().statusCode(201);
  }

  /** The template decides, and a document that names none has that of its collection. */
  @Test
  void aDocumentWithoutATemplateIsJudgedAndKeptByThatOfItsCollection() {
    new Depositor("admin")
        .asks()
        .contentType("application/json")
        .body(
            "{\"title\": \"Generic\", \"templates\": [\"generic\"],"
                + " \"defaultTemplate\": \"generic\"}")
        .put("/api/v1/collections/Generic")
        .then()
        .statusCode(201);
    String draft =
        draft(
            Map.of(
                "collection", "Generic",
                "title", "A study that is not to be redirected",
                "description", "As the collection asks for it.",
                "keywords", List.of("volume"),
                "licence", "CC0-1.0",
                "authors", List.of(Map.of("name", "Ada Example")),
                "imagingMethods", List.of("volume em")));
    owner
        .asks()
        .post("/api/v1/drafts/" + draft + "/validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("findings.code", not(hasItem("study.redirected")));
    String study = owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    owner
        .asks()
        .get("/api/v1/submissions/" + study + "/history")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.action == 'study.submitted' }.details.collection", equalTo("Generic"))
        .body("items.find { it.action == 'study.submitted' }.details.redirects", nullValue());
  }

  private String draft(String method) {
    return draft(
        Map.of(
            "template", "minimal",
            "title", "To be redirected",
            "imagingMethods", List.of(method)));
  }

  private String draft(Map<String, Object> metadata) {
    String draft =
        owner
            .asks()
            .contentType("application/json")
            .body(Map.of("metadata", metadata))
            .post("/api/v1/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    owner.put(draft, "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
    return draft;
  }
}
