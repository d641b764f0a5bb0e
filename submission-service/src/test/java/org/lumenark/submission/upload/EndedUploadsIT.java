package org.lumenark.submission.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.submission.Depositor;
import org.lumenark.submission.database.Database;
import org.lumenark.testkit.LumenarkServers;

/** An upload that is ended while its last bytes are on their way. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class EndedUploadsIT {

  private final Depositor depositor = new Depositor("depositor");

  @Inject Completion completion;
  @Inject UploadRepository uploads;
  @Inject Database database;
  @Inject @Originals ObjectStore store;

  @Test
  void aFileThatWasAcknowledgedFirstKeepsItsBytes() {
    String draft = depositor.draft("Acknowledged");
    String upload = depositor.upload(draft, "a.bin", 3);
    Upload asTheOtherSawIt = stored(upload);
    depositor.patch(upload, 0, new byte[3]).then().statusCode(204);

    completion.discard(asTheOtherSawIt);

    assertThat(store.stat(asTheOtherSawIt.object().value())).isPresent();
    depositor
        .tus()
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .body("items.path[0]", equalTo("a.bin"));
  }

  @Test
  void whatWasEndedFirstBecomesNoFile() {
    String draft = depositor.draft("Ended");
    Upload upload = stored(depositor.upload(draft, "a.bin", 3));
    store.put(upload.object().value(), new byte[3], BlobWriter.CONTENT_TYPE);
    completion.discard(upload);
    store.put(upload.object().value(), new byte[3], BlobWriter.CONTENT_TYPE);

    assertThatThrownBy(() -> completion.finish(upload, Optional.empty()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.toProblem("/").status()).isEqualTo(404));

    assertThat(store.stat(upload.object().value())).isEmpty();
    depositor.tus().get("/api/v1/drafts/" + draft + "/files").then().body("items", empty());
  }

  @Test
  void anUploadWhoseFirstBytesAreRefusedDoesNotCount() {
    String draft = depositor.draft("Refused");
    depositor
        .tus()
        .header("Upload-Length", 3)
        .header("Upload-Metadata", "draft " + base64(draft) + ",path " + base64("a.bin"))
        .header("Upload-Checksum", "sha256 " + base64("another digest"))
        .contentType("application/offset+octet-stream")
        .body(new byte[3])
        .post("/api/v1/uploads")
        .then()
        .statusCode(460);
    depositor.tus().get("/api/v1/drafts/" + draft + "/uploads").then().body("items", empty());
  }

  @Test
  void anUploadIntoADraftThatWasDeletedGoesOnWhenItIsRestored() {
    String draft = depositor.draft("Restored");
    String upload = depositor.upload(draft, "a.bin", 5);
    depositor.patch(upload, 0, new byte[3]).then().statusCode(204);
    depositor.asks().delete("/api/v1/drafts/" + draft).then().statusCode(204);

    depositor.patch(upload, 3, new byte[2]).then().statusCode(404);
    depositor.asks().post("/api/v1/drafts/" + draft + "/restore").then().statusCode(200);

    depositor.patch(upload, 3, new byte[2]).then().statusCode(204);
    assertThat(files(draft)).containsExactly("a.bin");
  }

  @Test
  void lastBytesThatCameWhileTheDraftWasDeletedAreThereWhenItIsRestored() {
    String draft = depositor.draft("Restored later");
    Upload upload = stored(depositor.upload(draft, "a.bin", 3));
    store.put(upload.object().value(), new byte[3], BlobWriter.CONTENT_TYPE);
    depositor.asks().delete("/api/v1/drafts/" + draft).then().statusCode(204);

    assertThatThrownBy(() -> completion.finish(upload, Optional.empty()))
        .isInstanceOf(ProblemException.class);

    depositor.asks().post("/api/v1/drafts/" + draft + "/restore").then().statusCode(200);
    completion.finish(upload, Optional.empty());
    assertThat(files(draft)).containsExactly("a.bin");
  }

  private List<String> files(String draft) {
    return depositor
        .tus()
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .extract()
        .path("items.path");
  }

  private Upload stored(String upload) {
    UUID id = UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
    return database.call(connection -> uploads.find(connection, id)).orElseThrow();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
