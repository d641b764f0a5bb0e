package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class PageTabIT {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String TSV = "text/tab-separated-values";
  private static final String BYTES = "application/octet-stream";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** With a section that the archive does not know, a table, qualifiers and an own member. */
  private static final String STUDY =
      """
      {"accno": "S-1", "type": "submission", "own": {"a": [1, true]},
       "attributes": [{"name": "Title", "value": "From PageTab"}, {"name": "AttachTo", "value": "X"}],
       "section": {"type": "Study", "attributes": [
           {"name": "Organism", "value": "Mus musculus",
            "valqual": [{"name": "Ontology", "value": "NCBITaxon"}]},
           {"name": "Keyword", "value": "b"}, {"name": "Colour", "value": "green"}],
         "subsections": [
           {"type": "Odd", "accno": "o-1", "attributes": [{"name": "x", "value": "1"}]},
           [{"type": "Author", "attributes": [{"name": "Name", "value": "A"}]},
            {"type": "Author", "attributes": [{"name": "Name", "value": "B"}]}]]}}
      """;

  private final Depositor depositor = new Depositor("depositor");

  @Test
  void whatIsImportedComesBackAsItWasInEveryForm() throws IOException {
    String draft = depositor.draft("Before");
    post(draft, "application/json", STUDY.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("metadata.title", equalTo("From PageTab"))
        .body("metadata.template", equalTo("minimal"))
        .body("metadata.authors.name", equalTo(List.of("A", "B")))
        .body("metadata.organisms[0].label", equalTo("Mus musculus"))
        .body("findings.code", equalTo(List.of()));
    JsonNode given = MAPPER.readTree(STUDY);
    for (String type : List.of("application/json", TSV, "application/xml", XLSX)) {
      byte[] exported = export(draft, type);
      String again = depositor.draft("Again");
      post(again, BYTES, exported).then().statusCode(200);
      assertThat(MAPPER.readTree(export(again, "application/json"))).as(type).isEqualTo(given);
      String suffix = type.equals(XLSX) ? "xlsx" : type.equals(TSV) ? "tsv" : type.substring(12);
      Response file = depositor.asks().get(path(again) + "." + suffix);
      file.then()
          .statusCode(200)
          .header("Content-Type", startsWith(type))
          .header("Content-Disposition", startsWith("attachment"));
    }
    depositor.asks().accept("image/png").get(path(draft)).then().statusCode(406);
    depositor.asks().get(path(draft) + ".docx").then().statusCode(404);
  }

  @Test
  void aFileThatCannotBeImportedChangesNothingAndSaysWhere() {
    String draft = depositor.draft("Untouched");
    post(
            draft,
            TSV,
            "Submission\tS-1\n\nStudy\ts\nA\tb\n\nData\td\tnowhere\n"
                .getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(422)
        .body("code", equalTo("pagetab.refused"))
        .body("errors[0].code", equalTo("pagetab.parent-unknown"))
        .body("errors[0].row", equalTo(6));
    String bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><pagetab><submissions/></pagetab>";
    post(draft, "text/xml", bomb.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(422)
        .body("errors.code", hasItem("xml.dtd"));
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .body("metadata", equalTo(Map.of("title", "Untouched", "template", "minimal")));
  }

  @Test
  void aPreviewSaysWhatWouldBecomeOfTheDraftAndChangesNothing() {
    String draft = depositor.draft("Untouched");
    byte[] bytes = STUDY.getBytes(StandardCharsets.UTF_8);
    preview(draft, "true", bytes)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("metadata.title", equalTo("From PageTab"))
        .body("metadata.template", equalTo("minimal"))
        .body("findings.code", equalTo(List.of()));
    preview(draft, "true", "Study\ts\n".getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(422)
        .body("code", equalTo("pagetab.refused"));
    preview(draft, "perhaps", bytes)
        .then()
        .statusCode(400)
        .body("code", equalTo("preview.invalid"));
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .header("ETag", equalTo("\"1\""))
        .body("metadata.title", equalTo("Untouched"));
    new Depositor("depositor2")
        .asks()
        .contentType(BYTES)
        .body(bytes)
        .post(path(draft) + "?preview=true")
        .then()
        .statusCode(404);
  }

  private Response preview(String draft, String preview, byte[] body) {
    return bytes(BYTES, body).post(path(draft) + "?preview=" + preview);
  }

  @Test
  void whatIsTooLargeIsRefusedAlsoWhenItOnlyUnpacksToThat() throws IOException {
    String draft = depositor.draft("Large");
    post(draft, TSV, new byte[(4 << 20) + 1])
        .then()
        .statusCode(413)
        .body("code", equalTo("pagetab.too-large"));
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      out.write(new byte[5 << 20]);
    }
    post(draft, BYTES, zip.toByteArray())
        .then()
        .statusCode(422)
        .body("errors.code", hasItem("xlsx.too-large"));
    String long2 = "Submission\tS\n\nStudy\ts\n" + ("A\t" + "x".repeat(900_000) + "\n").repeat(2);
    post(draft, TSV, long2.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(413)
        .body("code", equalTo("metadata.too-large"));
  }

  @Test
  void aDraftOfAnotherLooksLikeOneThatIsNotThere() {
    String draft = depositor.draft("Secret");
    Depositor other = new Depositor("depositor2");
    for (String id : List.of(draft, UUID.randomUUID().toString())) {
      other.asks().get(path(id)).then().statusCode(404).body("code", equalTo("not-found"));
      other.asks().get(path(id) + ".tsv").then().statusCode(404);
      other.asks().contentType("application/json").body("{").post(path(id)).then().statusCode(404);
      given().get(path(id)).then().statusCode(401);
    }
  }

  @Test
  void anImportRespectsTheTagAndKeepsTheTemplate() {
    String draft = depositor.draft("Tagged");
    byte[] study = "Submission\tS\n\nStudy\ts\nTitle\tNew\n".getBytes(StandardCharsets.UTF_8);
    bytes(TSV, study).header("If-Match", "\"7\"").post(path(draft)).then().statusCode(412);
    depositor
        .asks()
        .contentType("application/merge-patch+json")
        .body("{\"metadata\":{\"template\":\"histology\"}}")
        .patch("/api/v1/drafts/" + draft)
        .then()
        .statusCode(200);
    post(draft, TSV, study)
        .then()
        .statusCode(200)
        .body("metadata.template", equalTo("histology"))
        .body("findings.find { it.code == 'licence.required' }.row", equalTo(3))
        .body("findings.find { it.code == 'title.too-short' }.row", equalTo(4))
        .body("findings.severity.unique()", equalTo(List.of("warning")));
  }

  private static String path(String draft) {
    return "/api/v1/drafts/" + draft + "/pagetab";
  }

  private byte[] export(String draft, String type) {
    return depositor
        .asks()
        .accept(type)
        .get(path(draft))
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith(type))
        .extract()
        .asByteArray();
  }

  private Response post(String draft, String type, byte[] body) {
    return bytes(type, body).post(path(draft));
  }

  private io.restassured.specification.RequestSpecification bytes(String type, byte[] body) {
    return depositor
        .asks()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(type, ContentType.BINARY)))
        .contentType(type)
        .body(body);
  }
}
