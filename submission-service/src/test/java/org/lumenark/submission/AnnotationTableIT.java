package org.lumenark.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.IdrTable;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class AnnotationTableIT {

  private final Depositor owner = new Depositor("depositor");
  private final Depositor other = new Depositor("depositor2");

  @Inject @Originals ObjectStore store;
  @Inject AgroalDataSource dataSource;

  @Test
  void realTablesAreTakenWholeAndComeBackCellByCell() throws Exception {
    String draft = owner.draft("Screens of others");
    for (String name : IdrTable.NAMES) {
      IdrTable table = IdrTable.of(name);
      String own = name.substring(0, name.indexOf('/'));

      put(draft, own, table.bytes())
          .then()
          .statusCode(200)
          .body("form", equalTo("csv"))
          .body("rows", equalTo(table.rows().size()))
          .body("columns", equalTo(table.header()))
          .body("findings", hasSize(0));

      IdrTable back = IdrTable.of(new byte[0], get(draft, own).asString());
      assertThat(back.header()).as(name).isEqualTo(table.header());
      assertThat(back.rows()).as(name).isEqualTo(table.rows());
    }
    owner
        .asks()
        .get(tables(draft))
        .then()
        .statusCode(200)
        .body("items", hasSize(IdrTable.NAMES.size()))
        .body("items[0].name", equalTo("idr0020-barr-chtog"));
  }

  @Test
  void ofATableWithErrorsNothingIsStoredAndEachRowAtFaultIsNamed() {
    String draft = owner.draft("Errors");
    put(draft, "t", "Plate,Well\nold,A1\n").then().statusCode(200);

    put(draft, "t", "Plate,Well,Gene\nP,A1,x\nP,a01,y\nP,Q,z\nP,B1\n,B2\n")
        .then()
        .statusCode(422)
        .body("code", equalTo("annotation-table.invalid"))
        .body("errors.code", equalTo(List.of("well.name", "key.empty")))
        .body("errors.row", equalTo(List.of(4, 6)));
    put(draft, "t", "Plate,Well,Gene\nP,A1,x\nP,B1,\np,a01,y\nP,A001,z\n")
        .then()
        .statusCode(422)
        .body("errors.code", equalTo(List.of("row.twice", "row.twice")))
        .body("errors.row", equalTo(List.of(4, 5)))
        .body("errors[1].message", equalTo("The row is about the same as row 2."));
    put(draft, "t", "Gene,Dose\nx,1\n")
        .then()
        .statusCode(422)
        .body("errors.code", equalTo(List.of("columns.keys")));
    put(draft, "t", "").then().statusCode(422);
    StringBuilder flood = new StringBuilder("Plate,Well\n");
    for (int row = 0; row < 1_500; row++) {
      flood.append("P,A1\n");
    }
    JsonPath told = put(draft, "t", flood.toString()).then().statusCode(422).extract().jsonPath();
    assertThat(told.getList("errors.code")).hasSize(1_001).last().isEqualTo("findings.more");
    assertThat(told.getString("errors[1000].message")).startsWith("There are 499 more");

    assertThat(get(draft, "t").asString()).isEqualTo("Plate,Well\r\nold,A1\r\n");
  }

  @Test
  void aWorkbookAndATableWithTabsAreTakenAndValuesAreKeptExactly() throws Exception {
    String draft = owner.draft("Other forms");
    byte[] workbook =
        Workbook.of(
            List.of(
                List.of(Workbook.text("Plate"), Workbook.text("Well"), Workbook.text("Dose")),
                List.of(Workbook.text("P"), Workbook.text("A1"), Workbook.number("0.5"))));

    put(draft, "x", workbook).then().statusCode(200).body("form", equalTo("xlsx"));
    put(draft, "y", "Plate\tWell\tNote\nP\tA1\tsaid \"so\", then\n")
        .then()
        .statusCode(200)
        .body("form", equalTo("tsv"));

    assertThat(get(draft, "x").asString()).isEqualTo("Plate,Well,Dose\r\nP,A1,0.5\r\n");
    assertThat(get(draft, "y").asString())
        .isEqualTo("Plate,Well,Note\r\nP,A1,\"said \"\"so\"\", then\"\r\n");
  }

  @Test
  void aTableBelongsToItsVersionAndTheNextOneKeepsOrReplacesIt() throws Exception {
    String draft = owner.draft("A screen in two versions");
    owner.put(draft, "plate/A01.txt", "pixels".getBytes(UTF_8));
    put(draft, "screen", "Plate,Well,Gene Symbol\nplate,A1,PLK1\nplate,A2,\n")
        .then()
        .statusCode(200);
    String accession = owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");

    StoredManifests manifests = new StoredManifests(dataSource, store);
    ManifestRoot first = manifests.root(accession, 1);
    assertThat(first.annotations().orElseThrow())
        .extracting(ManifestRoot.Table::name)
        .containsExactly("screen");
    assertThat(first.annotations().orElseThrow().getFirst().columns())
        .containsExactly("Plate", "Well", "Gene Symbol");
    assertThat(manifests.lines(first.annotations().orElseThrow().getFirst().rows()))
        .containsExactly(
            "{\"row\":2,\"cells\":[\"plate\",\"A1\",\"PLK1\"]}",
            "{\"row\":3,\"cells\":[\"plate\",\"A2\"]}");
    put(draft, "screen", "Plate,Well\nplate,A1\n")
        .then()
        .statusCode(409)
        .body("code", equalTo("draft.submitted"));

    String next =
        owner
            .asks()
            .post("/api/v1/submissions/" + accession + "/versions")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    assertThat(get(next, "screen").asString())
        .isEqualTo("Plate,Well,Gene Symbol\r\nplate,A1,PLK1\r\nplate,A2,\r\n");
    owner.submit(next, "{}").then().statusCode(409).body("code", equalTo("version.unchanged"));
    put(next, "screen", "Plate,Well,Gene Symbol\nplate,A1,PLK2\nplate,A2,\n")
        .then()
        .statusCode(200);
    owner
        .asks()
        .get("/api/v1/submissions/" + accession + "/diff?from=1&to=draft")
        .then()
        .statusCode(200)
        .body("annotationTables.component", equalTo(List.of("screen")))
        .body("annotationTables.change", equalTo(List.of("changed")));
    owner.submit(next, "{}").then().statusCode(201);
    assertThat(
            manifests
                .lines(manifests.root(accession, 2).annotations().orElseThrow().getFirst().rows())
                .getFirst())
        .contains("PLK2");
    assertThat(manifests.root(accession, 1)).isEqualTo(first);
  }

  @Test
  void aTableIsItsDraftsBusinessOnly() {
    String draft = owner.draft("Private tables");
    put(draft, "t", "Plate,Well\nP,A1\n").then().statusCode(200);

    other.asks().get(tables(draft)).then().statusCode(404);
    other.asks().get(table(draft, "t")).then().statusCode(404);
    other.asks().body("Plate,Well\nP,A1\n").put(table(draft, "t")).then().statusCode(404);
    other.asks().delete(table(draft, "t")).then().statusCode(404);
    put(draft, " t", "Plate,Well\nP,A1\n")
        .then()
        .statusCode(400)
        .body("code", equalTo("annotation-table.name"));
    owner.asks().get(table(draft, "none")).then().statusCode(404);
    owner.asks().delete(table(draft, "t")).then().statusCode(204);
    owner.asks().delete(table(draft, "t")).then().statusCode(404);
    assertThat(
            owner
                .asks()
                .get("/api/v1/drafts/" + draft + "/history")
                .jsonPath()
                .<String>getList("items.action"))
        .containsOnlyOnce("annotation-table.stored")
        .containsOnlyOnce("annotation-table.removed");
  }

  private Response put(String draft, String name, String table) {
    return put(draft, name, table.getBytes(UTF_8));
  }

  private Response put(String draft, String name, byte[] table) {
    return owner.asks().contentType("application/octet-stream").body(table).put(table(draft, name));
  }

  private Response get(String draft, String name) {
    Response answer = owner.asks().get(table(draft, name));
    answer.then().statusCode(200);
    return answer;
  }

  private static String tables(String draft) {
    return "/api/v1/drafts/" + draft + "/annotation-tables";
  }

  private static String table(String draft, String name) {
    return tables(draft) + "/" + name;
  }
}
