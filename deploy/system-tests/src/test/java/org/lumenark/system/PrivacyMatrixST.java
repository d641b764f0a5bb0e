package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lumenark.system.RouteMatrix.Kind;
import org.lumenark.system.RouteMatrix.Route;

/**
 * A private study, draft and upload against every route of the running archive and everyone who has
 * no right to them.
 */
class PrivacyMatrixST extends SystemTest {

  /** In the private study's title, file name and nowhere else. */
  static final String WORD = "zymurgical";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS =
      Set.of("get", "head", "options", "post", "put", "patch", "delete");

  /** What a link opens that does not open files as they were deposited. */
  private static final Set<String> READ_BY_REVIEWERS =
      Set.of(
          "/api/v1/studies/{accession}",
          "/api/v1/studies/{accession}/files",
          "/api/v1/studies/{accession}/images",
          "/api/v1/studies/{accession}/plates",
          "/api/v1/plates/{plate}",
          "/api/v1/images/{image}",
          "/api/v1/images/{image}.ome.zarr/{key}",
          "/api/v1/images/{image}/{conversion}.ome.zarr/{key}",
          "/api/v1/filesets/{fileset}.ome.zarr/{key}",
          "/api/v1/images/{image}/thumbnail",
          "/api/v1/images/{image}/render");

  /** Enough to see that the token is good. */
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(10);

  /** What services may grant to clocks that differ. */
  private static final Duration LEEWAY = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void everyRouteOfTheRunningArchiveIsInTheMatrixAndNoOther() throws Exception {
    assertThat(served(contract())).isEqualTo(listed());
  }

  @Test
  void aRouteThatTheMatrixDoesNotListIsNoticed() throws Exception {
    ObjectNode contract = contract();
    ((ObjectNode) contract.get("paths")).putObject("/api/v1/doors/{door}").putObject("get");

    Set<String> unlisted = served(contract);
    unlisted.removeAll(listed());

    assertThat(unlisted).containsExactly("GET /api/v1/doors/{}");
  }

  private ObjectNode contract() throws IOException, InterruptedException {
    return (ObjectNode)
        JSON.readTree(send("GET", "/api/openapi.json", "", Optional.empty()).body());
  }

  private static Set<String> served(ObjectNode contract) {
    Set<String> served = new TreeSet<>();
    contract
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                  if (METHODS.contains(method)) {
                    served.add(
                        method.toUpperCase(java.util.Locale.ROOT) + " " + shape(path.getKey()));
                  }
                }));
    return served;
  }

  private static Set<String> listed() {
    return RouteMatrix.ROUTES.stream()
        .map(route -> route.method() + " " + shape(route.path()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void privateThingsLookToOthersLikeThingsThatAreNotThere() throws Exception {
    Map<String, String> secret = privateThings();
    Map<String, String> nothing = thingsThatAreNotThere(secret);
    String other =
        system.user(work.resolve("other"), "depositor2").run("token").expect(0).out().strip();

    List<String> failures = new ArrayList<>();
    for (Route route : RouteMatrix.ROUTES) {
      for (Optional<String> token : List.of(Optional.<String>empty(), Optional.of(other))) {
        String caller = token.isPresent() ? "another depositor" : "a stranger";
        for (String failure : check(route, token, secret, nothing)) {
          failures.add(route.name() + " for " + caller + ": " + failure);
        }
      }
    }

    assertThat(failures).isEmpty();
  }

  @Test
  void aReviewerReadsTheStudyOfTheirLinkWithoutItsPeopleAndNothingElse() throws Exception {
    Map<String, String> secret = privateThings();
    Map<String, String> nothing = thingsThatAreNotThere(secret);
    String token = depositor.run("token").expect(0).out().strip();
    String own = "/t/" + reviewerToken(secret.get("accession"), token);
    String anothers = "/t/" + reviewerToken(anotherStudy(), token);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            send("GET", own + "/api/v1/images/" + secret.get("image"), "", Optional.empty())
                    .statusCode()
                == 200);

    List<String> failures = new ArrayList<>();
    for (Route route : RouteMatrix.ROUTES) {
      if (route.kind() == Kind.LINK || !route.method().equals("GET")) {
        continue;
      }
      HttpResponse<String> hidden = behind(anothers, route, secret);
      HttpResponse<String> absent = behind(anothers, route, nothing);
      if (hidden.statusCode() != 404 || !comparable(hidden).equals(comparable(absent))) {
        failures.add(route.name() + " for the reviewer of another study: " + hidden.statusCode());
      }
      int status = behind(own, route, secret).statusCode();
      if (status != (READ_BY_REVIEWERS.contains(route.path()) ? 200 : 404)) {
        failures.add(route.name() + " for its reviewer: " + status);
      }
    }
    assertThat(failures).isEmpty();
    JsonNode study = read(own + "/api/v1/studies/" + secret.get("accession"), Optional.empty());
    assertThat(study.has("authors")).isFalse();
    assertThat(study.get("title").asText()).contains(WORD);
  }

  private HttpResponse<String> behind(String link, Route route, Map<String, String> variables)
      throws IOException, InterruptedException {
    return send("GET", link + route.with(variables), "", Optional.empty());
  }

  private String reviewerToken(String accession, String token)
      throws IOException, InterruptedException {
    return reviewerLink(accession, token).get("token").asText();
  }

  private String anotherStudy() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve("another"));
    Files.writeString(folder.resolve("a.txt"), "text");
    return depositor
        .run("deposit", folder.toString(), "--title", "Another study", "--wait", "--json")
        .expect(0)
        .json()
        .get("accession")
        .asText();
  }

  @Test
  void theOwnersOwnTokenIsRefusedOnEveryRouteThatHoldsAnythingOnceItHasExpired() throws Exception {
    Optional<String> password = system.keycloakAdminPassword();
    assumeTrue(password.isPresent(), "the stack was given without LUMENARK_HOME");
    Map<String, String> secret = privateThings();
    String issuer =
        JSON.readTree(send("GET", "/api/v1/about", "", Optional.empty()).body())
            .get("issuer")
            .asText();
    String own = "/api/v1/submissions/" + secret.get("accession");
    try (ShortLivedTokens keycloak =
        new ShortLivedTokens(issuer, password.orElseThrow(), TOKEN_LIFE)) {
      String token = keycloak.of("depositor");
      assertThat(send("GET", own, "", Optional.of(token)).statusCode()).isEqualTo(200);
      Instant certain = Tokens.end(token).plus(LEEWAY);

      await()
          .atMost(Duration.ofMinutes(1))
          .until(() ->
              Instant.now().isAfter(certain)
                  && send("GET", own, "", Optional.of(token)).statusCode() != 200);

      assertThat(routesThatDoNotRefuse(token, secret)).isEmpty();
    }
  }

  @Test
  void aTokenWithAnotherEndAndItsOldSignatureIsRefusedOnEveryRouteThatHoldsAnything()
      throws Exception {
    Map<String, String> secret = privateThings();
    String token = depositor.run("token").expect(0).out().strip();
    assertThat(routesThatDoNotRefuse(Tokens.withClaim(token, "exp", 1_000_000_000L), secret))
        .isEmpty();
    assertThat(routesThatDoNotRefuse(Tokens.withClaim(token, "exp", 4_000_000_000L), secret))
        .isEmpty();
  }

  private List<String> routesThatDoNotRefuse(String token, Map<String, String> secret)
      throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    for (Route route : RouteMatrix.ROUTES) {
      if (route.kind() != Kind.FIXED && route.kind() != Kind.LINK) {
        int status =
            send(route.method(), route.with(secret), route.body(), Optional.of(token)).statusCode();
        if (status != 401) {
          failures.add(route.name() + ": " + status);
        }
      }
    }
    return failures;
  }

  private List<String> check(
      Route route, Optional<String> token, Map<String, String> secret, Map<String, String> nothing)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(route.method(), route.with(secret), route.body(), token);
    return switch (route.kind()) {
      case FIXED -> mentions(answer, secret);
      case LIST -> {
        List<String> failures = new ArrayList<>(mentions(answer, secret));
        if (answer.statusCode() != 200) {
          failures.add("status " + answer.statusCode());
        }
        yield failures;
      }
      case SIGNED_IN -> {
        List<String> failures = new ArrayList<>(mentions(answer, secret));
        if (token.isEmpty() && answer.statusCode() != 401) {
          failures.add("status " + answer.statusCode() + " instead of 401");
        }
        yield failures;
      }
      case OBJECT, LINK -> {
        HttpResponse<String> unknown =
            send(route.method(), route.with(nothing), route.body(), token);
        List<String> failures = new ArrayList<>();
        if (!Set.of(401, 404).contains(answer.statusCode())) {
          failures.add("status " + answer.statusCode());
        }
        if (!comparable(answer).equals(comparable(unknown))) {
          failures.add(comparable(answer) + " differs from " + comparable(unknown));
        }
        yield failures;
      }
    };
  }

  private static List<String> mentions(HttpResponse<String> answer, Map<String, String> secret) {
    List<String> found = new ArrayList<>();
    for (String word :
        List.of(secret.get("accession"), secret.get("image"), secret.get("draft"), WORD)) {
      boolean asked = word.equals(WORD);
      if (answer.body().contains("\"" + word + "\"") || (!asked && answer.body().contains(word))) {
        found.add("mentions " + word);
      }
    }
    return found;
  }

  /** Status, headers and body without what may differ: the clock, the request's own id and path. */
  private static Map<String, Object> comparable(HttpResponse<String> answer) throws IOException {
    Map<String, Object> parts = new TreeMap<>();
    parts.put("status", answer.statusCode());
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers
        .keySet()
        .removeIf(name ->
            Set.of("date", "x-request-id", "content-length")
                .contains(name.toLowerCase(java.util.Locale.ROOT)));
    parts.put("headers", headers);
    if (answer.body().startsWith("{")) {
      ObjectNode body = (ObjectNode) JSON.readTree(answer.body());
      body.remove("instance");
      parts.put("body", body.toString());
    } else {
      parts.put("body", answer.body());
    }
    return parts;
  }

  private Map<String, String> privateThings() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve("private"));
    Files.copy(
        images("png-jpeg").resolve("cell.png"),
        folder.resolve(WORD + ".png"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Folders.copy(
        images("hcs").resolve("imagexpress-9987_Plate_3435"),
        folder.resolve("zzz-" + WORD + "-plate"));
    JsonNode study =
        depositor
            .run(
                "deposit", folder.toString(), "--title", "A " + WORD + " study", "--wait", "--json")
            .expect(0)
            .json();
    String token = depositor.run("token").expect(0).out().strip();
    Map<String, String> things = new HashMap<>();
    things.put("accession", study.get("accession").asText());
    things.put("path", WORD + ".png");
    things.put("key", "zarr.json");
    things.put("component", "c");
    things.put("table", "t");
    things.put("image", study.at("/images/0/id").asText());
    JsonNode image = read("/api/v1/images/" + things.get("image"), token);
    things.put("conversion", image.get("conversion").asText());
    things.put("fileset", image.get("fileset").asText());
    things.put(
        "plate",
        read("/api/v1/studies/" + things.get("accession") + "/plates", token)
            .at("/items/0/id")
            .asText());
    things.put("draft", draft(token));
    things.put("upload", upload(things.get("draft"), token));
    things.put("uploadToken", uploadToken(things.get("draft"), token));
    things.put("action", action(things.get("draft"), token));
    things.put("scrub", scrub(things.get("accession"), token));
    things.put("directive", directive(things.get("accession")));
    things.put("template", "minimal");
    things.put("schema", "1");
    things.put("suffix", "bib");
    things.put("form", "tsv");
    things.put("ontology", "Nothing");
    things.put("collection", "Nothing");
    things.put("term", "Nothing:1");
    things.put("reviewerLink", reviewerLink(things.get("accession"), token).get("id").asText());
    // Manifests hold public files only: there is none of a private study.
    things.put("manifest", "0".repeat(32));
    things.put("crate", "ro-crate.json");
    things.put("sitemap", "1");
    things.put("bioCollection", "BioImages");
    things.put("drsObject", things.get("accession") + ".v1.0");
    things.put("reviewerToken", "lmkr_" + "A".repeat(43));
    things.put("reviewerPath", "api/v1/studies/" + things.get("accession"));
    return things;
  }

  private static Map<String, String> thingsThatAreNotThere(Map<String, String> secret) {
    Map<String, String> nothing = new HashMap<>(secret);
    for (String name :
        List.of(
            "image",
            "fileset",
            "plate",
            "draft",
            "upload",
            "uploadToken",
            "action",
            "scrub",
            "directive",
            "reviewerLink")) {
      nothing.put(name, UUID.randomUUID().toString());
    }
    nothing.put("accession", "S-LMK999999");
    nothing.put("drsObject", "S-LMK999999.v1.0");
    nothing.put("reviewerPath", "api/v1/studies/S-LMK999999");
    return nothing;
  }

  private String draft(String token) throws IOException, InterruptedException {
    String body = "{\"metadata\":{\"template\":\"minimal\",\"title\":\"" + WORD + "\"}}";
    return JSON.readTree(send("POST", "/api/v1/drafts", body, Optional.of(token)).body())
        .get("id")
        .asText();
  }

  private String uploadToken(String draft, String token) throws IOException, InterruptedException {
    String path = "/api/v1/drafts/" + draft + "/upload-tokens";
    return JSON.readTree(send("POST", path, "{}", Optional.of(token)).body()).get("id").asText();
  }

  private String action(String draft, String token) throws IOException, InterruptedException {
    String body = "{\"action\":\"remove\",\"pattern\":\"" + WORD + "\",\"preview\":true}";
    String path = "/api/v1/drafts/" + draft + "/actions";
    return JSON.readTree(send("POST", path, body, Optional.of(token)).body()).get("id").asText();
  }

  private JsonNode reviewerLink(String accession, String token)
      throws IOException, InterruptedException {
    String path = "/api/v1/submissions/" + accession + "/reviewer-links";
    return JSON.readTree(send("POST", path, "{}", Optional.of(token)).body());
  }

  private String scrub(String accession, String token) throws IOException, InterruptedException {
    String body = "{\"accession\":\"" + accession + "\"}";
    return JSON.readTree(send("POST", "/api/v1/scrubs", body, Optional.of(token)).body())
        .get("id")
        .asText();
  }

  /** Of a curator; it changes nothing. */
  private String directive(String accession) throws IOException, InterruptedException {
    String token =
        system.user(work.resolve("curator"), "curator").run("token").expect(0).out().strip();
    String body =
        "{\"field\":\"keyword\",\"old\":\"x\",\"new\":\"y\",\"accessions\":[\""
            + accession
            + "\"]}";
    return JSON.readTree(send("POST", "/api/v1/directives", body, Optional.of(token)).body())
        .get("id")
        .asText();
  }

  private String upload(String draft, String token) throws IOException, InterruptedException {
    HttpResponse<String> created =
        http.send(
            request("POST", "/api/v1/uploads", "", Optional.of(token))
                .header("Upload-Length", "5")
                .header("Upload-Metadata", "draft " + base64(draft) + ",path " + base64("a.txt"))
                .build(),
            BodyHandlers.ofString());
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    String location = created.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private JsonNode read(String path, String token) throws IOException, InterruptedException {
    return read(path, Optional.of(token));
  }

  private JsonNode read(String path, Optional<String> token)
      throws IOException, InterruptedException {
    return JSON.readTree(send("GET", path, "", token).body());
  }

  private HttpResponse<String> send(String method, String path, String body, Optional<String> token)
      throws IOException, InterruptedException {
    return http.send(request(method, path, body, token).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(
      String method, String path, String body, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(system.url() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Tus-Resumable", "1.0.0");
    if (path.endsWith("/files/batch")) {
      request.header("Content-Type", "application/x-tar");
    } else if (path.contains("/uploads/")) {
      request
          .header("Content-Type", "application/offset+octet-stream")
          .header("Upload-Offset", "0");
    } else if (path.equals("/oai2d")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    } else if (!body.isEmpty()) {
      request.header(
          "Content-Type",
          method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
    }
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A path with its variables unnamed, since services and matrix may name them differently. */
  private static String shape(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }
}
