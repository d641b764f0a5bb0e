package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class ValidationIT {

  private static final String DUE = "{\"releaseDate\":\"2027-01-31\"}";

  private final Depositor depositor = new Depositor("depositor");

  @Test
  void whatTheTemplateRequiresBlocksSubmissionButNeverSaving() {
    String draft = draft("{\"template\":\"bioimage\",\"title\":\"Cells\",\"biosamples\":[{}]}");
    validate(draft)
        .body("valid", equalTo(false))
        .body(
            "findings.code",
            hasItems(
                "title.too-short",
                "description.required",
                "licence.required",
                "release-date.required",
                "authors.required",
                "biosamples.required",
                "study-components.required"))
        .body("findings.find { it.code == 'licence.required' }.pointer", equalTo("/licence"))
        .body(
            "findings.find { it.code == 'licence.required' }.remedy",
            equalTo("Fill in the licence."));
    depositor
        .submit(draft, DUE)
        .then()
        .statusCode(422)
        .body("code", equalTo("validation.failed"))
        .body("errors.code", hasItem("specimens.required"))
        .body("errors.code", not(hasItem("release-date.required")));

    patch(draft, "{\"template\":\"minimal\"}");
    validate(draft).body("valid", equalTo(true));
    depositor.submit(draft, DUE).then().statusCode(201).body("accession", startsWith("S-"));
  }

  @Test
  void valuesWithoutTheirFormAreNamedByTheirPlace() {
    String draft =
        draft(
            "{\"title\":\"Cells\",\"licence\":\"mine\",\"keywords\":\"a\",\"authors\":[{\"name\":\"A\"},"
                + "{\"name\":\"B\",\"orcid\":\"0000-0002-1825-0096\",\"email\":\"b\"}]}");
    List<String> pointers =
        validate(draft).extract().jsonPath().getList("findings.collect { it.code + it.pointer }");
    assertThat(pointers)
        .contains(
            "licence.unknown/licence",
            "metadata.type/keywords",
            "orcid.invalid/authors/1/orcid",
            "email.invalid/authors/1/email");
    depositor
        .submit(draft, DUE)
        .then()
        .statusCode(422)
        .body("errors.code", hasItem("orcid.invalid"));
    patch(draft, "{\"template\":\"nothing\"}");
    validate(draft).body("findings.code", hasItem("template.unknown"));
  }

  @Test
  void templatesAndTheSchemaAreThereForEveryone() {
    given()
        .get("/api/v1/templates")
        .then()
        .statusCode(200)
        .body("items.id", hasItems("minimal", "bioimage", "light-microscopy"));
    given()
        .get("/api/v1/templates/bioimage")
        .then()
        .statusCode(200)
        .body("required", hasItems("/authors/*/email", "/studyComponents/*/fileList"))
        .body("shortest.'/title'", equalTo(25));
    given().get("/api/v1/templates/none").then().statusCode(404);
    given()
        .get("/api/v1/schemas/study-document/1")
        .then()
        .statusCode(200)
        .contentType("application/schema+json")
        .body("properties.title.maxLength", equalTo(1000));
    given().get("/api/v1/schemas/study-document/2").then().statusCode(404);
  }

  private String draft(String metadata) {
    return depositor
        .asks()
        .contentType("application/json")
        .body("{\"metadata\":" + metadata + "}")
        .post("/api/v1/drafts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void patch(String draft, String metadata) {
    depositor
        .asks()
        .contentType("application/merge-patch+json")
        .body("{\"metadata\":" + metadata + "}")
        .patch("/api/v1/drafts/" + draft)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse validate(String draft) {
    return depositor.asks().post("/api/v1/drafts/" + draft + "/validate").then().statusCode(200);
  }
}
