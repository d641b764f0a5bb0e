package org.lumenark.client.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The archive's public interface, one method per call that the command line needs. Answers are the
 * archive's JSON as it came. Every failure is a {@link
 * org.lumenark.client.failure.ClientException}.
 */
public final class ArchiveClient {

  private static final String API = "/api/v1";
  private static final int PAGE = 1000;

  /** Not signed in, not a depositor, not theirs, not sealed yet. */
  private static final Set<Integer> NO_RECEIPT = Set.of(401, 403, 404, 409);

  /** Millions of rows are checked and loaded before the answer. */
  private static final Duration FILE_LIST = Duration.ofMinutes(30);

  /** Millions of terms are stored and indexed before the answer. */
  private static final Duration ONTOLOGY = Duration.ofHours(2);

  private final Http http;

  public ArchiveClient(Http http) {
    this.http = http;
  }

  public Http http() {
    return http;
  }

  /** The same archive, asked again for longer when it does not answer. */
  public ArchiveClient with(Patience patience) {
    return new ArchiveClient(http.with(patience));
  }

  /** {@code {name, version, issuer, cliClientId}}. */
  public JsonNode about() {
    return get(API + "/about");
  }

  /**
   * @param idempotencyKey the same key never makes a second draft
   */
  public JsonNode createDraft(ObjectNode metadata, String idempotencyKey) {
    ObjectNode body = Json.object();
    body.set("metadata", metadata);
    return json(Call.json("POST", API + "/drafts", body).with("Idempotency-Key", idempotencyKey));
  }

  /**
   * The draft of a study's next version.
   *
   * @param idempotencyKey the same key never makes a second draft
   */
  public JsonNode openVersion(String accession, String idempotencyKey) {
    return json(
        Call.of("POST", API + "/submissions/" + Call.encode(accession) + "/versions")
            .with("Idempotency-Key", idempotencyKey));
  }

  /** Merges members into the metadata of a draft; the others stay. */
  public JsonNode changeDraft(String draft, ObjectNode metadata) {
    ObjectNode body = Json.object();
    body.set("metadata", metadata);
    return json(
        Call.json("PATCH", draftPath(draft), body)
            .with("Content-Type", "application/merge-patch+json"));
  }

  /** Empty if it is not there or not visible. */
  public Optional<JsonNode> draft(String draft) {
    return find(draftPath(draft));
  }

  public JsonNode validate(String draft) {
    return json(Call.of("POST", draftPath(draft) + "/validate"));
  }

  /**
   * @param releaseDate {@code now}, a date or an instant; null for the archive's default
   */
  public JsonNode submit(String draft, @Nullable String releaseDate) {
    ObjectNode body = Json.object();
    if (releaseDate != null) {
      body.put("releaseDate", releaseDate);
    }
    return json(
        Call.json("POST", draftPath(draft) + "/submit", body).with("Idempotency-Key", draft));
  }

  /** {@code {path, size, sha256, crc32}} each. */
  public Pages draftFiles(String draft) {
    return new Pages(this, draftPath(draft) + "/files?limit=" + PAGE);
  }

  /**
   * Stores a file list in place of the one that the component has; the file is read anew for each
   * attempt.
   */
  public JsonNode putFileList(String draft, String component, Path list) {
    return json(
        Call.of("PUT", draftPath(draft) + "/file-lists/" + Call.encode(component))
            .with("Content-Type", FileListType.of(list))
            .withBody(() -> FileListType.body(list))
            .within(FILE_LIST));
  }

  /** Stores an annotation table in place of the one of this name, whole or not at all. */
  public JsonNode putAnnotationTable(String draft, String name, Path table) {
    return json(
        Call.of("PUT", draftPath(draft) + "/annotation-tables/" + Call.encode(name))
            .with("Content-Type", "application/octet-stream")
            .withBody(() -> FileListType.body(table))
            .within(FILE_LIST));
  }

  public void deleteDraftFile(String draft, String path) {
    Call call = Call.of("DELETE", draftPath(draft) + "/files?path=" + Call.encode(path));
    Answer answer = http.answer(call);
    if (!answer.success() && answer.status() != 404) {
      throw http.failure(call, answer);
    }
  }

  /** Study object; empty if it is not there, not yet in the catalogue, or not visible. */
  public Optional<JsonNode> study(String accession) {
    return study(StudyName.shown(accession));
  }

  /** The same of one version. */
  public Optional<JsonNode> study(StudyName study) {
    return find(studyPath(study));
  }

  /** The owner's view, there from the moment of submission. */
  public Optional<JsonNode> submission(String accession) {
    return find(API + "/submissions/" + Call.encode(accession));
  }

  /**
   * The signed receipt of a version, as it came; empty if the study is not there for the one who
   * asks, or is not sealed yet.
   */
  public Optional<String> receipt(StudyName study) {
    String path =
        API
            + "/submissions/"
            + Call.encode(study.accession())
            + "/receipt"
            + study.version().map(number -> "?version=" + number).orElse("");
    Call call = Call.of("GET", path).with("Accept", "application/jose, application/json");
    Answer answer = http.answer(call);
    if (NO_RECEIPT.contains(answer.status())) {
      return Optional.empty();
    }
    if (!answer.success()) {
      throw http.failure(call, answer);
    }
    return Optional.of(new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** The keys that prove receipts, RFC 7517. */
  public JsonNode receiptKeys() {
    return get("/.well-known/lumenark-receipt-keys.json");
  }

  public Pages studyFiles(StudyName study) {
    return new Pages(this, studyPath(study) + "/files?limit=" + PAGE);
  }

  public JsonNode setReleaseDate(String accession, String releaseDate) {
    return json(
        Call.json(
            "PUT",
            API + "/submissions/" + Call.encode(accession) + "/release-date",
            Json.object().put("releaseDate", releaseDate)));
  }

  public JsonNode withdraw(String accession, String reason) {
    return json(
        Call.json(
            "POST",
            API + "/submissions/" + Call.encode(accession) + "/withdraw",
            Json.object().put("reason", reason)));
  }

  public JsonNode search(String query, List<String> facets, int limit, @Nullable String cursor) {
    StringBuilder path = new StringBuilder(API + "/search?q=" + Call.encode(query));
    if (!facets.isEmpty()) {
      path.append("&facets=").append(Call.encode(String.join(",", facets)));
    }
    path.append("&limit=").append(limit);
    if (cursor != null) {
      path.append("&cursor=").append(Call.encode(cursor));
    }
    return get(path.toString());
  }

  /**
   * @param accession null for the whole archive
   */
  public JsonNode startScrub(@Nullable String accession) {
    ObjectNode body = Json.object();
    if (accession != null) {
      body.put("accession", accession);
    }
    return json(Call.json("POST", API + "/scrubs", body));
  }

  public JsonNode scrub(String id) {
    return get(API + "/scrubs/" + Call.encode(id));
  }

  /** Begins to build the search index anew, unless that is under way. */
  public JsonNode startRebuild() {
    return json(Call.of("POST", API + "/search/rebuild"));
  }

  /** {@code {state: building|complete, studies, images, files}}. */
  public JsonNode rebuild() {
    return get(API + "/search/rebuild");
  }

  /** Those that are loaded, each {@code {name, version, terms, obsolete, loadedAt}}. */
  public JsonNode ontologies() {
    return get(API + "/ontologies");
  }

  /** Shows the ontology of a file in place of the one of this name, once it is whole. */
  public JsonNode loadOntology(String name, Path file) {
    return json(
        Call.of("PUT", API + "/ontologies/" + Call.encode(name))
            .with("Content-Type", "application/octet-stream")
            .withBody(() -> FileListType.body(file))
            .within(ONTOLOGY));
  }

  public void removeOntology(String name) {
    json(Call.of("DELETE", API + "/ontologies/" + Call.encode(name)));
  }

  /** In the order of their names. */
  public Pages collections() {
    return new Pages(this, API + "/collections?limit=" + PAGE);
  }

  /** What a collection asks of its studies; empty if there is none of this name. */
  public Optional<JsonNode> collection(String name) {
    return find(API + "/collections/" + Call.encode(name));
  }

  /** Makes the collection, or puts this in its place. */
  public JsonNode putCollection(String name, ObjectNode collection) {
    return json(Call.json("PUT", API + "/collections/" + Call.encode(name), collection));
  }

  public void removeCollection(String name) {
    json(Call.of("DELETE", API + "/collections/" + Call.encode(name)));
  }

  public JsonNode get(String path) {
    return json(Call.of("GET", path));
  }

  /** The body of a successful answer; an empty object if it has none. */
  public JsonNode json(Call call) {
    byte[] body = http.ask(call).body();
    return body.length == 0 ? Json.object() : Json.read(body, http.origin());
  }

  private Optional<JsonNode> find(String path) {
    Call call = Call.of("GET", path);
    Answer answer = http.answer(call);
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.success()) {
      throw http.failure(call, answer);
    }
    return Optional.of(Json.read(answer.body(), http.origin()));
  }

  private static String draftPath(String draft) {
    return API + "/drafts/" + Call.encode(draft);
  }

  private static String studyPath(StudyName study) {
    return API + "/studies/" + study.segment();
  }
}
