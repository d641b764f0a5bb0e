package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that break in the middle of an upload, as no real archive does on demand. */
class DepositCommandTest {

  private static final int LARGE = 3 << 20;

  @TempDir Path home;
  private ArchiveFixture archive;
  private Path folder;
  private byte[] large;

  /** Path to content, as the fixture stored it. */
  private final Map<String, byte[]> stored = new ConcurrentSkipListMap<>();

  private final ByteArrayOutputStream upload = new ByteArrayOutputStream();
  private Runnable atBreak = () -> {};
  private int breakAfter = Integer.MAX_VALUE;
  private int drafts;
  private boolean refuseSubmission;

  @BeforeEach
  void start() throws IOException {
    archive = ArchiveFixture.withLogin(home);
    archive.on("POST /api/v1/drafts", this::draft);
    archive.on("GET /api/v1/drafts/d1", "{\"id\":\"d1\",\"state\":\"open\"}");
    archive.on("GET /api/v1/drafts/d1/files", this::files);
    archive.on("DELETE /api/v1/drafts/d1/files", this::delete);
    archive.on("POST /api/v1/drafts/d1/files/batch", this::batch);
    archive.on("POST /api/v1/drafts/d1/submit", this::submit);
    archive.on("POST /api/v1/uploads", this::create);
    archive.on("HEAD /api/v1/uploads/u1", this::head);
    archive.on("PATCH /api/v1/uploads/u1", this::patch);
    folder = Files.createDirectories(home.resolve("study/sub")).getParent();
    large = new byte[LARGE];
    new Random(7).nextBytes(large);
    Files.write(folder.resolve("large.bin"), large);
    Files.writeString(folder.resolve("sub/small.txt"), "small");
    Files.writeString(folder.resolve("empty"), "");
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  @Test
  void smallFilesGoInABatchAndLargeOnesByThemselves() {
    CommandLineRun run = deposit();
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("accession").asText()).isEqualTo("S-LMK1");
    assertThat(stored.keySet()).containsExactly("empty", "large.bin", "sub/small.txt");
    assertThat(stored.get("large.bin")).isEqualTo(large);
    assertThat(count("POST /api/v1/drafts/d1/files/batch")).isEqualTo(1);
  }

  @Test
  void fileListsOfTheOptionAndOfTheMetadataAreSentAfterTheFiles() throws IOException {
    archive.on("PUT /api/v1/drafts/d1/file-lists/extra", "{}");
    archive.on("PUT /api/v1/drafts/d1/file-lists/cells", "{}");
    Path extra = Files.writeString(home.resolve("extra.tsv"), "Files\nempty\n");
    Files.writeString(home.resolve("cells.tsv"), "Files\nlarge.bin\n");
    Path metadata =
        Files.writeString(
            home.resolve("study.json"),
            "{\"title\":\"Lists\",\"studyComponents\":["
                + "{\"name\":\"cells\",\"fileList\":\"cells.tsv\"},"
                + "{\"name\":\"gone\",\"fileList\":\"gone.tsv\"}]}");

    CommandLineRun run =
        run(
            "deposit",
            folder.toString(),
            "--metadata",
            metadata.toString(),
            "--file-list",
            extra.toString(),
            "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("file-list.absent");
    assertThat(count("PUT /api/v1/drafts/d1/file-lists/extra")).isEqualTo(1);
    assertThat(count("PUT /api/v1/drafts/d1/file-lists/cells")).isEqualTo(1);
  }

  @Test
  void whatTheCollectionDoesNotTakeIsToldBeforeADraftIsMade() throws IOException {
    collection("closed", "[\"minimal\"]", "[\"CC-BY-4.0\"]", "[\"/funding\"]");
    CommandLineRun run = into("{\"template\":\"minimal\",\"licence\":\"CC0-1.0\"");
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.json().at("/error/code").asText()).isEqualTo("collection.closed");
    assertThat(run.err() + run.out()).contains("collection.licence").contains("funding");
    assertThat(count("POST /api/v1/drafts")).isZero();

    collection("open", "[\"bioimage\"]", "[\"CC0-1.0\"]", "[]");
    CommandLineRun other = into("{\"template\":\"minimal\",\"licence\":\"CC0-1.0\"");
    assertThat(other.exit()).isEqualTo(65);
    assertThat(other.errorCode()).isEqualTo("collection.template");
    assertThat(count("POST /api/v1/drafts")).isZero();

    collection("open", "[\"minimal\"]", "[\"CC0-1.0\"]", "[]");
    CommandLineRun taken = into("{\"licence\":\"CC0-1.0\"");
    assertThat(taken.exit()).as(taken.err()).isZero();
    assertThat(count("POST /api/v1/drafts")).isEqualTo(1);
  }

  @Test
  void aDocumentWithoutATemplateIsJudgedByThatOfItsCollection() throws IOException {
    collection("open", "[\"bioimage\"]", "[\"CC0-1.0\",\"CC-BY-4.0\"]", "[]");
    CommandLineRun run = into("{\"licence\":\"CC0-1.0\"");
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err() + run.out()).doesNotContain("collection.template").contains("authors");
    assertThat(count("POST /api/v1/drafts")).isZero();
  }

  @Test
  void aCollectionThatIsNotThereIsToldBeforeADraftIsMade() throws IOException {
    CommandLineRun run = into("{\"licence\":\"CC0-1.0\"");
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.errorCode()).isEqualTo("collection.unknown");
    assertThat(run.json().at("/error/place").asText()).isNotEmpty();
    assertThat(count("POST /api/v1/drafts")).isZero();
  }

  @Test
  void aStudyThatNamesNoCollectionIsJudgedByTheOneOfTheArchive() {
    archive.on(
        "GET /api/v1/collections/BioImages",
        "{\"name\":\"BioImages\",\"templates\":[\"minimal\"],\"defaultTemplate\":\"minimal\","
            + "\"licences\":[\"CC0-1.0\"],\"required\":[],\"deposits\":\"closed\"}");
    CommandLineRun run = deposit();
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.errorCode()).isEqualTo("collection.closed");
    assertThat(stored).isEmpty();
  }

  private void collection(String deposits, String templates, String licences, String required) {
    archive.on(
        "GET /api/v1/collections/Plants",
        """
        {"name": "Plants", "deposits": "%s", "templates": %s, "licences": %s, "required": %s,
         "defaultTemplate": %s}\
        """
            .formatted(
                deposits,
                templates,
                licences,
                required,
                templates.substring(1, templates.length() - 1)));
  }

  /** Deposits with a document that begins so. */
  private CommandLineRun into(String members) throws IOException {
    Path metadata =
        Files.writeString(
            home.resolve("plants.json"),
            members + ",\"title\":\"Roots\",\"collection\":\"Plants\"}");
    return run("deposit", folder.toString(), "--metadata", metadata.toString(), "--json");
  }

  @Test
  void annotationTablesAreLookedAtFirstAndSentAfterTheFiles() throws IOException {
    archive.on("PUT /api/v1/drafts/d1/annotation-tables/screenA", "{}");
    archive.on("PUT /api/v1/drafts/d1/annotation-tables/wells", "{}");
    Path table = Files.writeString(home.resolve("screenA.csv"), "Plate,Well\nP,A1\n");
    Path broken = Files.writeString(home.resolve("broken.csv"), "Plate,Well\nP,A1\nP,Q\n");

    CommandLineRun refused =
        run("deposit", folder.toString(), "--title", "T", "--annotations", broken.toString());
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err()).contains("row 3").contains("well.name");
    assertThat(count("POST /api/v1/drafts")).isZero();

    CommandLineRun run =
        run(
            "deposit",
            folder.toString(),
            "--title",
            "T",
            "--annotations",
            table.toString(),
            "--annotations",
            "wells=" + table);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(count("PUT /api/v1/drafts/d1/annotation-tables/screenA")).isEqualTo(1);
    assertThat(count("PUT /api/v1/drafts/d1/annotation-tables/wells")).isEqualTo(1);
  }

  @Test
  void aConnectionThatBreaksIsGoneOnWithWhereTheAcknowledgementEnds() {
    breakAfter = 1_000_000;
    CommandLineRun run = deposit();
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(stored.get("large.bin")).isEqualTo(large);
    assertThat(count("POST /api/v1/uploads")).isEqualTo(1);
    assertThat(count("HEAD /api/v1/uploads/u1")).isPositive();
  }

  @Test
  void theSameCommandAfterAFailureGoesOnWithTheSameDraftAndSendsNothingTwice() throws IOException {
    refuseSubmission = true;
    assertThat(deposit().exit()).isEqualTo(65);
    refuseSubmission = false;
    Files.delete(folder.resolve("empty"));
    Files.writeString(folder.resolve("sub/small.txt"), "other");
    int uploads = count("POST /api/v1/uploads");

    CommandLineRun again = deposit();

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(drafts).isEqualTo(1);
    assertThat(count("POST /api/v1/uploads")).isEqualTo(uploads);
    assertThat(stored.keySet()).containsExactly("large.bin", "sub/small.txt");
    assertThat(stored.get("sub/small.txt")).asString().isEqualTo("other");

    assertThat(deposit().exit()).isZero();
    assertThat(drafts).as("a completed deposit begins anew").isEqualTo(2);
  }

  @Test
  void metadataThatWasMendedAfterARefusalGoesIntoTheSameDraft() throws IOException {
    String old = "{\"licence\":\"CC0-1.0\",\"title\":\"Roots\",\"keywords\":[\"root\"]}";
    archive.on(
        "GET /api/v1/drafts/d1",
        "{\"id\":\"d1\",\"state\":\"open\",\"metadata\":"
            + old.replace("{", "{\"template\":\"minimal\",")
            + "}");
    archive.receives("PATCH /api/v1/drafts/d1", "{\"id\":\"d1\",\"state\":\"open\"}");
    refuseSubmission = true;
    assertThat(with(old).exit()).isEqualTo(65);
    assertThat(with(old).exit()).isEqualTo(65);
    assertThat(count("PATCH /api/v1/drafts/d1")).as("nothing was to be mended").isZero();
    refuseSubmission = false;

    CommandLineRun again = with("{\"licence\":\"CC0-1.0\",\"title\":\"Roots of maize\"}");

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(drafts).isEqualTo(1);
    assertThat(count("POST /api/v1/uploads")).isEqualTo(1);
    assertThat(archive.received())
        .isEqualTo("{\"metadata\":{\"keywords\":null,\"title\":\"Roots of maize\"}}");
  }

  /** The archive knows a key only with the document that came with it. */
  @Test
  void metadataThatWasMendedBeforeThereWasADraftComesWithAnotherKey() throws IOException {
    List<String> keys = new ArrayList<>();
    archive.on(
        "POST /api/v1/drafts",
        exchange -> {
          keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          ArchiveFixture.send(
              exchange, 422, "{\"code\":\"metadata.member\",\"detail\":\"no\"}".getBytes());
        });
    assertThat(with("{\"licence\":\"CC0-1.0\",\"title\":\"Roots\"}").exit()).isEqualTo(65);
    assertThat(with("{\"licence\":\"CC0-1.0\",\"title\":\"Roots\"}").exit()).isEqualTo(65);
    assertThat(with("{\"licence\":\"CC0-1.0\",\"title\":\"Stems\"}").exit()).isEqualTo(65);
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
  }

  private CommandLineRun with(String document) throws IOException {
    Path metadata = Files.writeString(home.resolve("mended.json"), document);
    return run("deposit", folder.toString(), "--metadata", metadata.toString(), "--json");
  }

  @Test
  void aProcessThatIsKilledGoesOnWithTheSameDraftAndSendsNothingTwice() throws Exception {
    breakAfter = 1_000_000;
    CountDownLatch half = new CountDownLatch(1);
    atBreak = half::countDown;
    Process process = depositInAProcess();
    try {
      assertThat(half.await(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(stored.keySet()).doesNotContain("large.bin");
    boolean batchArrived = stored.containsKey("sub/small.txt");

    CommandLineRun again = deposit();

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(drafts).isEqualTo(1);
    assertThat(count("POST /api/v1/uploads")).isEqualTo(1);
    assertThat(stored.get("large.bin")).isEqualTo(large);
    assertThat(stored.keySet()).containsExactly("empty", "large.bin", "sub/small.txt");
    if (batchArrived) {
      assertThat(count("POST /api/v1/drafts/d1/files/batch")).isEqualTo(1);
    }
  }

  private Process depositInAProcess() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.lumenark.client.Lumenark",
            "deposit",
            folder.toString(),
            "--title",
            "T");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LUMENARK_URL", archive.url());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private CommandLineRun deposit() {
    return run("deposit", folder.toString(), "--title", "T", "--json");
  }

  private int count(String request) {
    return (int) archive.requests().stream().filter(request::equals).count();
  }

  private void draft(HttpExchange exchange) throws IOException {
    drafts++;
    ArchiveFixture.send(exchange, 201, "{\"id\":\"d1\",\"state\":\"open\"}".getBytes());
  }

  private void files(HttpExchange exchange) throws IOException {
    String items =
        stored.entrySet().stream()
            .map(file ->
                "{\"path\":\"%s\",\"size\":%d,\"sha256\":\"%s\"}"
                    .formatted(file.getKey(), file.getValue().length, sha256(file.getValue())))
            .collect(Collectors.joining(","));
    ArchiveFixture.send(exchange, 200, ("{\"items\":[" + items + "]}").getBytes());
  }

  private void delete(HttpExchange exchange) throws IOException {
    stored.remove(exchange.getRequestURI().getQuery().substring("path=".length()));
    ArchiveFixture.send(exchange, 204, new byte[0]);
  }

  private void batch(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    StringBuilder results = new StringBuilder();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(body), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        stored.put(entry.getName(), tar.readAllBytes());
        results.append("{\"path\":\"").append(entry.getName()).append("\"}\n");
      }
    }
    ArchiveFixture.send(exchange, 200, results.toString().getBytes());
  }

  private void submit(HttpExchange exchange) throws IOException {
    String body =
        refuseSubmission
            ? "{\"code\":\"validation.failed\",\"detail\":\"no\"}"
            : "{\"accession\":\"S-LMK1\",\"state\":\"submitted\"}";
    ArchiveFixture.send(exchange, refuseSubmission ? 422 : 201, body.getBytes());
  }

  private void create(HttpExchange exchange) throws IOException {
    upload.reset();
    exchange.getResponseHeaders().set("Location", archive.url() + "/api/v1/uploads/u1");
    ArchiveFixture.send(exchange, 201, new byte[0]);
  }

  private void head(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Upload-Offset", Integer.toString(upload.size()));
    ArchiveFixture.send(exchange, 200, new byte[0]);
  }

  private void patch(HttpExchange exchange) throws IOException {
    long offset = Long.parseLong(exchange.getRequestHeaders().getFirst("Upload-Offset"));
    assertThat(offset).isEqualTo(upload.size());
    if (breakAfter < LARGE) {
      upload.write(exchange.getRequestBody().readNBytes(breakAfter));
      breakAfter = Integer.MAX_VALUE;
      atBreak.run();
      exchange.close();
      return;
    }
    upload.write(exchange.getRequestBody().readAllBytes());
    if (upload.size() == LARGE) {
      stored.put("large.bin", upload.toByteArray());
    }
    exchange.getResponseHeaders().set("Upload-Offset", Integer.toString(upload.size()));
    ArchiveFixture.send(exchange, 204, new byte[0]);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, archive.url(), arguments);
  }
}
