package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class CollectionIT {

  private static final String COLLECTIONS = "/api/v1/collections";
  private static final String QUEUE = "/api/v1/curation/queue";

  private final Depositor admin = new Depositor("admin");
  private final Depositor curator = new Depositor("curator");
  private final Depositor owner = new Depositor("depositor");

  @Inject AgroalDataSource dataSource;

  @Test
  void onlyAdminsDefineCollectionsAndEveryoneReadsThem() {
    String body = "{\"title\": \"Algae\", \"url\": \"https://algae.example.org/\"}";
    put(given(), "Algae", body).then().statusCode(401);
    put(owner.asks(), "Algae", body)
        .then()
        .statusCode(403)
        .body("code", equalTo("auth.not-allowed"));
    put(curator.asks(), "Algae", body).then().statusCode(403);
    given().get(COLLECTIONS + "/Algae").then().statusCode(404);
    given().get(COLLECTIONS + "/{name}", "a\0'").then().statusCode(404);

    put(admin.asks(), "Algae", body)
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("accessionPrefix", equalTo("S-LMK"))
        .body("defaultTemplate", equalTo("minimal"))
        .body("licences", contains("CC0-1.0", "CC-BY-4.0"))
        .body("deposits", equalTo("open"))
        .body("default", equalTo(false));
    given()
        .get(COLLECTIONS + "/algae")
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("name", equalTo("Algae"))
        .body("url", equalTo("https://algae.example.org/"))
        .body("templates", hasItems("minimal", "bioimage", "light-microscopy"))
        .body("curators", nullValue());

    given().delete(COLLECTIONS + "/Algae").then().statusCode(401);
    owner.asks().delete(COLLECTIONS + "/Algae").then().statusCode(403);
    admin.asks().delete(COLLECTIONS + "/Algae").then().statusCode(204);
    admin.asks().delete(COLLECTIONS + "/Algae").then().statusCode(404);
  }

  @Test
  void theSameAgainChangesNothingAndAChangeOfWhatWasChangedMeanwhileIsRefused() {
    String first = "{\"title\": \"Mosses\", \"curators\": [\"Ada\"]}";
    put(admin.asks().header("If-None-Match", "*"), "Mosses", first).then().statusCode(201);
    put(admin.asks().header("If-None-Match", "*"), "Mosses", first).then().statusCode(412);
    put(admin.asks(), "MOSSES", first)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("name", equalTo("Mosses"));

    String read = admin.asks().get(COLLECTIONS + "/Mosses").asString();
    put(admin.asks(), "Mosses", read).then().statusCode(200).header("ETag", "\"1\"");

    String second = "{\"title\": \"Mosses and liverworts\"}";
    put(admin.asks().header("If-Match", "\"1\""), "Mosses", second)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("curators", empty());
    put(admin.asks().header("If-Match", "\"1\""), "Mosses", first)
        .then()
        .statusCode(412)
        .body("code", equalTo("precondition.failed"));
    admin.asks().header("If-Match", "\"1\"").delete(COLLECTIONS + "/Mosses").then().statusCode(412);
    given().get(COLLECTIONS + "/Mosses").then().body("title", equalTo("Mosses and liverworts"));
  }

  @Test
  void whatIsPutAsItWasReadIsTheSameInWhateverOrderItWasWrittenFirst() {
    put(
            admin.asks(),
            "Horsetails",
            "{\"title\": \"Horsetails\", \"templates\": [\"light-microscopy\", \"bioimage\"],"
                + " \"defaultTemplate\": \"light-microscopy\","
                + " \"licences\": [\"CC-BY-4.0\", \"CC0-1.0\"]}")
        .then()
        .statusCode(201);
    String read = admin.asks().get(COLLECTIONS + "/Horsetails").asString();

    put(admin.asks(), "Horsetails", read)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("defaultTemplate", equalTo("light-microscopy"));
  }

  @Test
  void theListHasEveryCollectionOnceHoweverItIsPaged() {
    List.of("Page-a", "page-B", "Page-c").forEach(name -> made(name, Map.of()));
    List<String> names = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Response page =
          given()
              .queryParams(
                  cursor == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", cursor))
              .get(COLLECTIONS);
      page.then().statusCode(200);
      names.addAll(page.path("items.name"));
      cursor = page.path("next");
    } while (cursor != null);

    assertThat(names)
        .doesNotHaveDuplicates()
        .containsSubsequence("BioImages", "Page-a", "page-B", "Page-c");
    given().queryParam("cursor", "../x").get(COLLECTIONS).then().statusCode(400);
    given().queryParam("limit", 0).get(COLLECTIONS).then().statusCode(400);
  }

  @Test
  void everyMemberAtFaultIsNamedWithWhatToDoAboutIt() {
    put(
            admin.asks(),
            "Faults",
            """
            {"name": "Other", "url": "javascript:alert(1)", "accessionPrefix": "S-1",
             "templates": ["minimal", "none"], "defaultTemplate": "histology",
             "licences": ["GPL-3.0"], "required": ["/licnece", "funding", "/authors/*/orcid"],
             "curators": [7], "deposits": "ajar", "licenses": []}
            """)
        .then()
        .statusCode(400)
        .body(
            "errors.code",
            hasItems(
                "collection.name",
                "collection.title",
                "collection.url",
                "collection.prefix",
                "collection.templates",
                "collection.default-template",
                "collection.licences",
                "collection.required",
                "collection.curators",
                "collection.deposits",
                "collection.member"))
        .body(
            "errors.pointer",
            hasItems("/templates/1", "/required/0", "/required/1", "/curators/0", "/licenses"))
        .body("errors.pointer", not(hasItem("/required/2")))
        .body("errors.remedy", not(hasItem(nullValue())));
    put(admin.asks(), "Faults", "[]")
        .then()
        .statusCode(400)
        .body("code", equalTo("collection.body"));
    put(admin.asks(), "1st", "{\"title\": \"x\"}")
        .then()
        .statusCode(400)
        .body("code", equalTo("collection.name"));
    put(admin.asks(), "BIOIMAGES", "{\"title\": \"x\", \"accessionPrefix\": \"S-BIO\"}")
        .then()
        .statusCode(400)
        .body("code", equalTo("collection.prefix"));
    given().get(COLLECTIONS + "/Faults").then().statusCode(404);
  }

  @Test
  void eightConcurrentSubmitsInEachOfTwoCollectionsGetNumbersOfTheirOwn() throws Exception {
    made("Roots", Map.of("accessionPrefix", "S-ROOT"));
    made("Roots-and-tubers", Map.of("accessionPrefix", "S-ROOTT"));
    List<Callable<String>> submits = new ArrayList<>();
    for (int index = 0; index < 8; index++) {
      for (String collection : List.of("Roots", "roots-and-TUBERS")) {
        String draft = draft(Map.of("title", "One of eight", "collection", collection));
        submits.add(
            () -> owner.submit(draft, "{}").then().statusCode(201).extract().path("accession"));
      }
    }
    List<String> accessions = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<String> answer : threads.invokeAll(submits)) {
        accessions.add(answer.get());
      }
    }

    assertThat(accessions).hasSize(16).doesNotHaveDuplicates();
    assertThat(accessions.stream().filter(each -> each.matches("S-ROOT[1-9][0-9]*"))).hasSize(8);
    assertThat(accessions.stream().filter(each -> each.matches("S-ROOTT[1-9][0-9]*"))).hasSize(8);
    String one = accessions.get(1);
    owner
        .asks()
        .get("/api/v1/submissions/" + one)
        .then()
        .statusCode(200)
        .body("collection", equalTo("Roots-and-tubers"));
    assertThat(
            text(
                "select data::json ->> 'collection' from outbox where key = '"
                    + one
                    + "' and type like '%.study-submitted.v1'"))
        .isEqualTo("Roots-and-tubers");
    admin
        .asks()
        .delete(COLLECTIONS + "/Roots")
        .then()
        .statusCode(409)
        .body("code", equalTo("collection.in-use"));
    admin
        .asks()
        .delete(COLLECTIONS + "/BioImages")
        .then()
        .statusCode(409)
        .body("code", equalTo("collection.default"));
  }

  @Test
  void noNumberIsGivenTwiceThoughItsPrefixGoesToAnotherCollection() {
    made("Seeds", Map.of("accessionPrefix", "S-SEED"));
    put(admin.asks(), "Fruits", "{\"title\": \"Fruits\", \"accessionPrefix\": \"S-SEED\"}")
        .then()
        .statusCode(409)
        .body("code", equalTo("collection.prefix-taken"))
        .body("errors[0].pointer", equalTo("/accessionPrefix"));
    int first = number("S-SEED", submitted("Seeds"));

    put(admin.asks(), "Seeds", "{\"title\": \"Seeds\"}").then().statusCode(200);
    assertThat(submitted("Seeds")).startsWith("S-LMK");
    made("Fruits", Map.of("accessionPrefix", "S-SEED"));

    assertThat(number("S-SEED", submitted("Fruits"))).isGreaterThan(first);
  }

  @Test
  void aPrefixThatWasOfTheArchiveGoesOnBehindTheStudiesOfThatTime() throws SQLException {
    String study = submitted("BioImages");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into draft (id, owner_subject, owner_username, state, metadata)"
              + " values (gen_random_uuid(), 'nobody', 'nobody', 'submitted', '{}')");
      statement.execute(
          "insert into study (accession, draft_id, version, state, owner_subject, title, metadata,"
              + " release_date, submitted_at, file_count, byte_count)"
              + " select 'S-OLD41', d.id, 1, 'withdrawn', 'nobody', 'Old', '{}', now(), now(), 0, 0"
              + " from draft d where owner_subject = 'nobody'");
    }
    made("Heirlooms", Map.of("accessionPrefix", "S-OLD"));

    assertThat(submitted("Heirlooms")).isEqualTo("S-OLD42");
    assertThat(study).startsWith("S-LMK");
  }

  @Test
  void whatACollectionDoesNotTakeIsFoundWhenTheDraftIsCheckedAndWhenItIsSubmitted() {
    made(
        "Ferns",
        Map.of(
            "templates", List.of("generic", "minimal"),
            "licences", List.of("CC-BY-4.0"),
            "required", List.of("/funding", "/authors/*/orcid")));
    String draft =
        draft(
            Map.of(
                "title", "Fern",
                "template", "histology",
                "collection", "Ferns",
                "licence", "CC0-1.0",
                "authors", List.of(Map.of("name", "A"))));
    Response report = validated(draft);
    report.then().statusCode(200).body("valid", equalTo(false));
    found(report, "collection.template", "/template");
    found(report, "collection.licence", "/licence");
    found(report, "funding.required", "/funding");
    found(report, "authors.orcid.required", "/authors/0/orcid");
    owner
        .submit(draft, "{}")
        .then()
        .statusCode(422)
        .body("code", equalTo("validation.failed"))
        .body("errors.code", hasItems("collection.template", "collection.licence"));

    change(
        draft,
        """
        {"template": "minimal", "licence": "CC BY 4.0", "funding": [{"agency": "F"}],
         "authors": [{"name": "A", "orcid": "0000-0002-1825-0097"}]}
        """);
    validated(draft).then().body("valid", equalTo(true));
    owner.submit(draft, "{}").then().statusCode(201).body("collection", equalTo("Ferns"));
  }

  @Test
  void aCollectionThatIsNotThereOrClosedTakesNothing() throws InterruptedException {
    String draft = draft(Map.of("title", "Lost", "collection", "Nowhere"));
    Response report = validated(draft);
    found(report, "collection.unknown", "/collection");
    owner
        .submit(draft, "{}")
        .then()
        .statusCode(422)
        .body(
            "errors.find { it.code == 'collection.unknown' }.remedy",
            matchesPattern(".*BioImages.*"));

    made("Shut", Map.of());
    String first = draft(Map.of("title", "Kept", "collection", "Shut"));
    owner.put(first, "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
    String kept = owner.submit(first, "{}").then().statusCode(201).extract().path("accession");
    put(admin.asks(), "Shut", "{\"title\": \"Shut\", \"deposits\": \"closed\"}")
        .then()
        .statusCode(200);
    change(draft, "{\"collection\": \"shut\"}");
    found(validated(draft), "collection.closed", "/collection");
    owner.submit(draft, "{}").then().statusCode(422);

    // What is in it has versions all the same, and stays where it is.
    Depositor.await(
        () -> owner.asks().get("/api/v1/submissions/" + kept).path("state").equals("private"));
    String next =
        owner
            .asks()
            .post("/api/v1/submissions/" + kept + "/versions")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    change(next, "{\"collection\": \"BioImages\", \"title\": \"Second\"}");
    found(validated(next), "collection.fixed", "/collection");
    change(next, "{\"collection\": null}");
    owner
        .submit(next, "{}")
        .then()
        .statusCode(201)
        .body("accession", equalTo(kept))
        .body("version", equalTo(2))
        .body("collection", equalTo("Shut"));
  }

  @Test
  void aDraftWithoutATemplateHasThatOfItsCollection() {
    made("Slides", Map.of("templates", List.of("histology"), "required", List.of("/funding")));
    String draft = draft(Map.of("title", "Slide", "collection", "Slides"));
    found(validated(draft), "description.required", "/description");
    given()
        .queryParam("collection", "slides")
        .get("/api/v1/templates")
        .then()
        .statusCode(200)
        .body("items.id", contains("histology"))
        .body("items[0].required", hasItems("/title", "/funding"))
        .body("items[0].desirable", not(hasItem("/funding")));
    given()
        .queryParam("collection", "nowhere")
        .get("/api/v1/templates")
        .then()
        .statusCode(400)
        .body("code", equalTo("collection.unknown"));
    given().get("/api/v1/templates").then().body("items.id", hasItem("bioimage"));
  }

  @Test
  void attachToOfPageTabIsTheCollectionBothWays() {
    made("Lichens", Map.of("accessionPrefix", "S-LICH"));
    String pageTab =
        "Submission\t\nTitle\tOn a stone\nAttachTo\tLichens\nRootPath\timages\n\nStudy\t\nColour\tgrey\n";
    String draft = imported(pageTab);
    owner
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .body("metadata.collection", equalTo("Lichens"))
        .body("metadata.submissionAttributes.name", contains("RootPath"));
    String exported = exported(draft);
    assertThat(exported).contains("AttachTo\tLichens", "RootPath\timages");
    assertThat(exported(imported(exported))).isEqualTo(exported);

    change(draft, "{\"collection\": \"BioImages\"}");
    assertThat(exported(draft))
        .isEqualTo(exported.replace("AttachTo\tLichens", "AttachTo\tBioImages"));
    change(draft, "{\"collection\": \"Lichens\"}");
    owner
        .submit(draft, "{}")
        .then()
        .statusCode(201)
        .body("accession", matchesPattern("S-LICH[1-9][0-9]*"));

    String plain = imported("Submission\t\nTitle\tAttached nowhere\n\nStudy\t\n");
    assertThat(exported(plain)).doesNotContain("AttachTo");
    owner.submit(plain, "{}").then().statusCode(201).body("collection", equalTo("BioImages"));
  }

  @Test
  void aCuratorOfACollectionHasItsStudiesOnly() {
    made("Own", Map.of());
    made("Others", Map.of());
    String own = submitted("Own");
    String others = submitted("Others");
    assertThat(queue(curator, null)).contains(own, others);
    assertThat(queue(curator, "own")).contains(own).doesNotContain(others);
    curator
        .asks()
        .queryParam("collection", "nowhere")
        .get(QUEUE)
        .then()
        .statusCode(400)
        .body("code", equalTo("collection.unknown"));
    owner.asks().queryParam("collection", "Own").get(QUEUE).then().statusCode(403);
    put(admin.asks(), "Own", "{\"title\": \"Own\", \"curators\": [\"Curator\", \"depositor\"]}")
        .then()
        .statusCode(200);
    try {
      assertThat(queue(curator, null)).contains(own).doesNotContain(others);
      assertThat(queue(admin, null)).contains(own, others);
      curator
          .asks()
          .queryParam("collection", "Others")
          .get(QUEUE)
          .then()
          .statusCode(403)
          .body("code", equalTo("curation.collection"));
      decide(curator, others).then().statusCode(403).body("code", equalTo("curation.collection"));
      decide(curator, own).then().statusCode(200).body("collection", equalTo("Own"));
      decide(admin, others).then().statusCode(200);
      withdraw(curator, others).then().statusCode(403).body("code", equalTo("curation.collection"));
      withdraw(curator, own).then().statusCode(200).body("state", equalTo("withdrawn"));
      withdraw(admin, others).then().statusCode(200).body("state", equalTo("withdrawn"));
      curator
          .asks()
          .contentType("application/json")
          .body("{\"field\": \"organism\", \"old\": \"a\", \"new\": \"b\"}")
          .post("/api/v1/directives")
          .then()
          .statusCode(403)
          .body("code", equalTo("curation.collection"));
      // To be named makes nobody a curator.
      owner.asks().get(QUEUE).then().statusCode(403);
      curator
          .asks()
          .get(COLLECTIONS + "/Own")
          .then()
          .body("curators", contains("curator", "depositor"));
      owner.asks().get(COLLECTIONS + "/Own").then().body("curators", nullValue());
    } finally {
      put(admin.asks(), "Own", "{\"title\": \"Own\"}").then().statusCode(200);
    }
    assertThat(queue(curator, null)).doesNotContain(own, others);
  }

  private static Response put(RequestSpecification caller, String name, String body) {
    return caller.contentType("application/json").body(body).put(COLLECTIONS + "/" + name);
  }

  private void made(String name, Map<String, ?> members) {
    Map<String, Object> body = new HashMap<>(members);
    body.put("title", name);
    admin
        .asks()
        .contentType("application/json")
        .body(body)
        .put(COLLECTIONS + "/" + name)
        .then()
        .statusCode(201);
  }

  private String draft(Map<String, ?> metadata) {
    return owner
        .asks()
        .contentType("application/json")
        .body(Map.of("metadata", metadata))
        .post("/api/v1/drafts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String submitted(String collection) {
    String draft = draft(Map.of("title", "In " + collection, "collection", collection));
    return owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
  }

  private static int number(String prefix, String accession) {
    assertThat(accession).startsWith(prefix);
    return Integer.parseInt(accession.substring(prefix.length()));
  }

  private void change(String draft, String metadata) {
    owner
        .asks()
        .contentType("application/json")
        .body("{\"metadata\": " + metadata + "}")
        .patch("/api/v1/drafts/" + draft)
        .then()
        .statusCode(200);
  }

  private Response validated(String draft) {
    return owner.asks().post("/api/v1/drafts/" + draft + "/validate");
  }

  private static void found(Response report, String code, String pointer) {
    String found = "findings.find { it.code == '" + code + "' }";
    report
        .then()
        .statusCode(200)
        .body(found + ".severity", equalTo("error"))
        .body(found + ".pointer", equalTo(pointer))
        .body(found + ".remedy", matchesPattern(".+"));
    assertThat(report.<List<String>>path("findings.code"))
        .filteredOn(each -> each.equals(code))
        .hasSize(1);
  }

  private String imported(String pageTab) {
    String draft = draft(Map.of("title", "Before"));
    owner
        .asks()
        .contentType("text/tab-separated-values")
        .body(pageTab.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/drafts/" + draft + "/pagetab")
        .then()
        .statusCode(200);
    return draft;
  }

  private String exported(String draft) {
    return owner
        .asks()
        .accept("text/tab-separated-values")
        .get("/api/v1/drafts/" + draft + "/pagetab")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static List<String> queue(Depositor caller, @Nullable String collection) {
    Map<String, ?> filter = collection == null ? Map.of() : Map.of("collection", collection);
    return caller
        .asks()
        .queryParam("limit", 1000)
        .queryParams(filter)
        .get(QUEUE)
        .then()
        .statusCode(200)
        .extract()
        .path("items.accession");
  }

  private static Response decide(Depositor caller, String accession) {
    return caller
        .asks()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/curation/" + accession + "/accept");
  }

  private static Response withdraw(Depositor caller, String accession) {
    return caller
        .asks()
        .contentType("application/json")
        .body("{\"reason\": \"wrong cells\"}")
        .post("/api/v1/submissions/" + accession + "/withdraw");
  }

  private String text(String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
