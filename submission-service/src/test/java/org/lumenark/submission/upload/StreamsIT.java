package org.lumenark.submission.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.submission.Depositor;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.token.Uploader;
import org.lumenark.testkit.LumenarkServers;

/** Files whose length is not known before their end, over connections that come and go. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class StreamsIT {

  private static final int PART = 8 << 20;
  private static final String PATH = "a/b.bin";

  private final Depositor depositor = new Depositor("depositor");

  @Inject Streams streams;
  @Inject UploadRepository uploads;
  @Inject ExpiredUploads expired;
  @Inject RunningDigests running;
  @Inject Database database;
  @Inject Blobs blobs;
  @Inject @Originals ObjectStore store;
  @Inject AgroalDataSource dataSource;

  private String draft;
  private Uploader uploader;
  private Streams.Target target;

  @BeforeEach
  void haveADraft() {
    draft = depositor.draft("Streams");
    String subject = text("select owner_subject from draft where id = '" + draft + "'");
    uploader =
        new Uploader(
            new Caller(
                Optional.of(subject), "depositor", Optional.empty(), Optional.empty(), Set.of()),
            Optional.empty());
    target = new Streams.Target(UUID.fromString(draft), PATH, "here:22");
  }

  /** Positions around the end of a part, where a byte that is held back is in another one. */
  @ParameterizedTest
  @CsvSource({
    "2, 3",
    "1000, 8388609",
    "8388607, 8388608",
    "8388608, 8388609",
    "8388609, 8388610",
    "16777216, 16777217",
    "20000000, 30000000"
  })
  void whatRestsIsGoneOnWithAndHasTheDigestOfAllBytes(int first, int length) throws Exception {
    byte[] content = noise(length);
    rest(content, first);

    assertThat(left()).contains(first - 1L);
    goOn(content);

    assertThat(sha256()).isEqualTo(sha256(content));
    assertThat(left()).isEmpty();
  }

  @Test
  void aServerThatWasKilledReadsForTheDigestWhatItHas() throws Exception {
    byte[] content = noise(3 * PART + 5);
    StreamWriter killed = begin();
    killed.write(content, 0, 2 * PART + 9);
    killed.close();
    assertThat(left()).as("whole parts").contains(2L * PART);
    running.take(
        UUID.fromString(text("select id::text from upload where draft_id = '" + draft + "'")),
        2L * PART);

    goOn(content);

    assertThat(sha256()).isEqualTo(sha256(content));
  }

  /** The store has every byte, and the database says so; the file is not there. */
  @Test
  void whatWasWholeWhenTheServerWasKilledBecomesAFileWhenSomebodyLooks() throws Exception {
    byte[] content = noise(PART + 5);
    StreamWriter killed = begin();
    killed.write(content, 0, content.length);
    String upload = text("select id::text from upload where draft_id = '" + draft + "'");
    Upload known =
        database
            .call(connection -> uploads.find(connection, UUID.fromString(upload)))
            .orElseThrow();
    var last =
        store.uploadPart(
            known.storeUpload().orElseThrow(),
            2,
            Arrays.copyOfRange(content, PART, content.length),
            5);
    database.run(connection -> {
      uploads.addParts(connection, known.id(), List.of(last));
      uploads.setLength(connection, known.id(), content.length);
      uploads.setState(connection, known.id(), Upload.State.COMPLETING);
    });

    streams.completeLeft(target.draft(), path -> true);
    assertThat(left()).as("somebody is about to").isPresent();
    streams.completeLeft(target.draft(), path -> false);

    assertThat(left()).isEmpty();
    assertThat(sha256()).isEqualTo(sha256(content));
  }

  @Test
  void whoGoesOnTakesTheFileFromWhoWasThereBefore() {
    byte[] content = noise(3 * PART);
    StreamWriter before = begin();
    before.write(content, 0, PART + 1);
    try (StreamWriter now = streams.resume(uploader, target).orElseThrow()) {
      assertThatThrownBy(() -> before.write(content, PART + 1, PART))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("another connection");
      before.rest();
      before.discard();
      before.close();
      assertThat(now.length()).isEqualTo(PART);
      now.write(content, PART, 2 * PART);
      now.finish();
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void whatRestsCountsAndExpires() {
    byte[] content = noise(PART + 5);
    rest(content, PART + 5);
    assertThat(database.<Long>call(connection -> streams.awaited(connection, target.draft())))
        .isEqualTo(PART + 4);
    String object = text("select object from upload where draft_id = '" + draft + "'");
    database.run(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            "update upload set expires_at = now() - interval '1 s' where draft_id = '"
                + draft
                + "'");
      }
    });

    expired.collect();

    assertThat(left()).isEmpty();
    assertThat(store.stat(object)).isEmpty();
    assertThat(text("select count(*)::text from blob where draft_id = '" + draft + "'"))
        .isEqualTo("0");
  }

  @Test
  void tusShowsItAndLeavesItAlone() {
    rest(noise(100), 100);
    String upload =
        "/api/v1/uploads/" + text("select id::text from upload where draft_id = '" + draft + "'");

    depositor
        .tus()
        .head(upload)
        .then()
        .statusCode(200)
        .header("Upload-Offset", "99")
        .header("Upload-Defer-Length", "1");
    depositor.patch(upload, 99, new byte[1]).then().statusCode(403);

    assertThat(left()).contains(99L);
  }

  private void rest(byte[] content, int count) {
    try (StreamWriter writer = begin()) {
      writer.write(content, 0, count);
      writer.rest();
    }
  }

  private void goOn(byte[] content) {
    try (StreamWriter writer = streams.resume(uploader, target).orElseThrow()) {
      int from = (int) writer.length();
      for (int at = from; at < content.length; at += 100_003) {
        writer.write(content, at, Math.min(100_003, content.length - at));
      }
      assertThat(writer.finish()).isEmpty();
    }
  }

  private StreamWriter begin() {
    return streams.begin(uploader, target, blobs.begin(Blobs.Kind.FILE, target.draft()));
  }

  private Optional<Long> left() {
    return database
        .call(connection -> streams.find(connection, target.draft(), PATH))
        .map(Streams.Partial::length);
  }

  private String sha256() {
    return depositor.asks().get("/api/v1/drafts/" + draft + "/files").path("items[0].sha256");
  }

  private String text(String query) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
