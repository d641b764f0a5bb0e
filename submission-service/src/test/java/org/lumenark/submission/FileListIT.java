package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class FileListIT {

  private static final String TSV = "text/tab-separated-values";

  private final Depositor owner = new Depositor("depositor");
  private final Depositor other = new Depositor("depositor2");

  @Inject @Originals ObjectStore store;
  @Inject AgroalDataSource dataSource;
  @TestHTTPResource URL url;

  @Test
  void aListComesBackAsItWasInBothForms() {
    String draft = owner.draft("There and back");

    put(
            draft,
            "Images of cells",
            "Files\tStain\tNote\na/1.tif\tDAPI\t\\N \u00e9\n\na/2.tif\t\tlast\nb\n")
        .then()
        .statusCode(200)
        .body("component", equalTo("Images of cells"))
        .body("format", equalTo("tsv"))
        .body("rows", equalTo(3))
        .body("columns", equalTo(List.of("Stain", "Note")))
        .body("findings.code", equalTo(List.of("row.short")));

    owner
        .asks()
        .get(lists(draft))
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].component", equalTo("Images of cells"))
        .body("items[0].rows", equalTo(3))
        .body("items[0].warnings", equalTo(1));
    assertThat(owner.asks().accept(TSV).get(list(draft, "Images of cells")).asString())
        .isEqualTo("Files\tStain\tNote\na/1.tif\tDAPI\t\\N \u00e9\na/2.tif\t\tlast\nb\n");
    JsonPath json = owner.asks().get(list(draft, "Images of cells")).jsonPath();
    assertThat(json.getList("path")).containsExactly("a/1.tif", "a/2.tif", "b");
    assertThat(json.getList("[1].attributes.name")).containsExactly("Note");
    assertThat(json.getString("[0].attributes[1].value")).isEqualTo("\\N \u00e9");
  }

  @Test
  void jsonAndWorkbooksAreTakenToo() throws Exception {
    String draft = owner.draft("Other forms");

    owner
        .asks()
        .contentType("application/json")
        .body("[{\"path\":\"a\",\"attributes\":[{\"name\":\"Note\",\"value\":\"two\\nlines\"}]}]")
        .put(list(draft, "json"))
        .then()
        .statusCode(200)
        .body("format", equalTo("json"));
    owner
        .asks()
        .contentType("application/octet-stream")
        .body(
            Workbook.of(
                List.of(
                    List.of(Workbook.text("Files"), Workbook.text("Stain")),
                    List.of(Workbook.text("a/1.tif"), Workbook.text("DAPI")))))
        .put(list(draft, "xlsx"))
        .then()
        .statusCode(200)
        .body("format", equalTo("xlsx"))
        .body("columns", equalTo(List.of("Stain")));

    assertThat(
            owner.asks().get(list(draft, "json")).jsonPath().getString("[0].attributes[0].value"))
        .isEqualTo("two\nlines");
    assertThat(owner.asks().accept(TSV).get(list(draft, "xlsx")).asString())
        .isEqualTo("Files\tStain\na/1.tif\tDAPI\n");
  }

  @Test
  void ofAListWithErrorsNothingIsStoredAndEachRowAtFaultIsNamed() throws Exception {
    String draft = owner.draft("Errors");
    put(draft, "c", "Files\nold.tif\n").then().statusCode(200);
    String many =
        IntStream.range(0, 1_500).mapToObj(row -> "../" + row + "\n").collect(Collectors.joining());

    put(draft, "c", "Files\tA\nnew.tif\tx\n/abs\tx\nnew.tif\ty\n")
        .then()
        .statusCode(422)
        .body("code", equalTo("file-list.invalid"))
        .body("errors.code", equalTo(List.of("path.twice", "path.absolute", "path.twice")))
        .body("errors.row", equalTo(List.of(2, 3, 4)));
    JsonPath flood = put(draft, "c", "Files\n" + many).then().statusCode(422).extract().jsonPath();

    String copied =
        IntStream.range(0, 20_000).mapToObj(row -> "f/" + row + "\n").collect(Collectors.joining());
    put(draft, "c", "Files\n" + copied + "f/7\n")
        .then()
        .statusCode(422)
        .body("errors.row", equalTo(List.of(9, 20_002)));

    assertThat(flood.getList("errors")).hasSize(1_001);
    assertThat(flood.getString("errors[1000].code")).isEqualTo("findings.more");
    assertThat(flood.getString("errors[1000].message")).contains("500");
    assertThat(owner.asks().accept(TSV).get(list(draft, "c")).asString())
        .isEqualTo("Files\nold.tif\n");
    assertThat(rowsOf(draft)).isEqualTo(1);
  }

  @Test
  void aPathThatTheDraftDoesNotHaveKeepsItFromBeingSubmittedAndAFolderCoversWhatIsInIt()
      throws Exception {
    String draft = owner.draft("Compared with its files");
    for (String path :
        List.of("a/1.tif", "a/2.tif", "a-b.tif", "z.zarr/0/c/0", "z.zarr/x", "loose")) {
      owner.put(draft, path, bytes("content of " + path));
    }
    put(draft, "first", "Files\tStain\na/1.tif\tDAPI\na/3.tif\tGFP\nz.zarr\tnone\n")
        .then()
        .statusCode(200);
    put(draft, "second", "Files\tStain\tZoom\na\tfolder\t2\nz.zarr/0\tinner\t3\na-b.ti\t\t4\n")
        .then()
        .statusCode(200);

    JsonPath report = validate(draft);
    assertThat(report.getBoolean("valid")).isFalse();
    assertThat(report.getList("findings.code"))
        .containsExactly("file-list.missing", "file-list.missing", "file-list.unlisted");
    assertThat(report.getList("findings.pointer"))
        .containsExactly("/fileLists/first", "/fileLists/second", "/files");
    assertThat(report.getInt("findings[0].row")).isEqualTo(3);
    assertThat(report.getInt("findings[1].row")).isEqualTo(4);
    assertThat(report.getString("findings[2].message")).startsWith("2 files");
    owner.submit(draft, "{}").then().statusCode(422).body("errors[0].row", equalTo(3));

    put(draft, "second", "Files\tStain\tZoom\na\tfolder\t2\nz.zarr/0\tinner\t3\na-b.tif\t\t4\n")
        .then()
        .statusCode(200);
    owner.put(draft, "a/3.tif", bytes("late"));
    report = validate(draft);
    assertThat(report.getBoolean("valid")).isTrue();
    assertThat(report.getList("findings.message").toString()).contains("1 file is in no");

    String accession = owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    assertThat(attributes(accession))
        .containsExactly(
            "{\"Zoom\":\"4\"}",
            "{\"Stain\":\"DAPI\",\"Zoom\":\"2\"}",
            "{\"Stain\":\"folder\",\"Zoom\":\"2\"}",
            "{\"Stain\":\"GFP\",\"Zoom\":\"2\"}",
            "{}",
            "{\"Stain\":\"inner\",\"Zoom\":\"3\"}",
            "{\"Stain\":\"none\"}");
    put(draft, "first", "Files\na/1.tif\n")
        .then()
        .statusCode(409)
        .body("code", equalTo("draft.submitted"));
    assertThat(components(accession))
        .as("a folder's row counts for what is in it")
        .containsExactly(
            "[\"second\"]",
            "[\"first\",\"second\"]",
            "[\"second\"]",
            "[\"first\",\"second\"]",
            "[]",
            "[\"first\",\"second\"]",
            "[\"first\"]");
  }

  @Test
  void ofListsThatAreSentAtTheSameTimeOneWinsWhole() throws Exception {
    String draft = owner.draft("Race");
    List<Callable<Response>> senders = new ArrayList<>();
    for (int sender = 0; sender < 6; sender++) {
      String list =
          IntStream.range(0, 3_000 + sender)
              .mapToObj(row -> "f" + row + ".tif\t" + row + "\n")
              .collect(Collectors.joining("", "Files\tSender" + sender + "\n", ""));
      senders.add(() -> put(draft, "c", list));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(senders.size())) {
      for (Future<Response> answer : threads.invokeAll(senders)) {
        answer.get().then().statusCode(200);
      }
    }

    JsonPath kept = owner.asks().get(lists(draft)).jsonPath();
    String column = kept.getString("items[0].columns[0]");
    int rows = kept.getInt("items[0].rows");
    assertThat(kept.getList("items")).hasSize(1);
    assertThat(rows).isEqualTo(3_000 + Integer.parseInt(column.substring("Sender".length())));
    assertThat(owner.asks().get(list(draft, "c")).jsonPath().getList("path")).hasSize(rows);
  }

  @Test
  void aListThatBreaksOffLeavesWhatWasThere() throws Exception {
    String draft = owner.draft("Cut off");
    put(draft, "c", "Files\nold.tif\n").then().statusCode(200);
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              bytes(
                  "PUT "
                      + list(draft, "c")
                      + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + TestTokens.ofThisRun().user("depositor")
                      + "\r\nContent-Length: 1000\r\n\r\nFiles\nnew.tif\n"));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).asString().doesNotContain("200 OK");
    }

    assertThat(owner.asks().accept(TSV).get(list(draft, "c")).asString())
        .isEqualTo("Files\nold.tif\n");
  }

  @Test
  void aListIsItsDraftsBusinessOnly() throws Exception {
    String draft = owner.draft("Private lists");
    put(draft, "c", "Files\na.tif\n").then().statusCode(200);
    String token =
        owner
            .asks()
            .contentType("application/json")
            .body("{}")
            .post("/api/v1/drafts/" + draft + "/upload-tokens")
            .then()
            .statusCode(201)
            .extract()
            .path("token");

    other.asks().get(lists(draft)).then().statusCode(404);
    other.asks().get(list(draft, "c")).then().statusCode(404);
    other.asks().contentType(TSV).body("Files\na\n").put(list(draft, "c")).then().statusCode(404);
    other.asks().delete(list(draft, "c")).then().statusCode(404);
    io.restassured.RestAssured.given()
        .auth()
        .oauth2(token)
        .contentType(TSV)
        .body("Files\nb\n")
        .put(list(draft, "c"))
        .then()
        .statusCode(401);
    owner.asks().get(list(draft, "d")).then().statusCode(404);
    owner.asks().contentType(TSV).body("Files\na\n").put(list(draft, " c")).then().statusCode(400);

    owner.asks().delete(list(draft, "c")).then().statusCode(204);
    owner.asks().delete(list(draft, "c")).then().statusCode(404);
    assertThat(
            owner
                .asks()
                .get("/api/v1/drafts/" + draft + "/history")
                .jsonPath()
                .<String>getList("items.action"))
        .containsOnlyOnce("file-list.stored")
        .containsOnlyOnce("file-list.removed");
  }

  private Response put(String draft, String component, String list) {
    return owner
        .asks()
        .contentType(TSV)
        .body(list.getBytes(StandardCharsets.UTF_8))
        .put(list(draft, component));
  }

  private JsonPath validate(String draft) {
    return owner
        .asks()
        .post("/api/v1/drafts/" + draft + "/validate")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static String lists(String draft) {
    return "/api/v1/drafts/" + draft + "/file-lists";
  }

  private static String list(String draft, String component) {
    return lists(draft) + "/" + component;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private long rowsOf(String draft) throws Exception {
    return Long.parseLong(
        value(
            "select count(*) from submission.file_list_row where list_id in"
                + " (select id from submission.file_list where draft_id = '"
                + draft
                + "')"));
  }

  private String value(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }

  /** One JSON list for each file, in the order of the manifest. */
  private List<String> components(String accession) throws Exception {
    StoredManifests manifests = new StoredManifests(dataSource, store);
    return manifests.lines(manifests.root(accession, 1).components().orElseThrow().getFirst());
  }

  /** One JSON object for each file, in the order of the manifest. */
  private List<String> attributes(String accession) throws Exception {
    StoredManifests manifests = new StoredManifests(dataSource, store);
    return manifests.lines(manifests.root(accession, 1).attributes().orElseThrow().getFirst());
  }
}
