package org.lumenark.submission.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lumenark.submission.Depositor;
import org.lumenark.testkit.LumenarkServers;

/** An archive with small limits. */
@QuarkusTest
@TestProfile(QuotaIT.Small.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class QuotaIT {

  /** Limits that a few requests reach. */
  public static final class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lumenark.submission.max-file-bytes", "90",
          "lumenark.submission.max-draft-bytes", "100",
          "lumenark.submission.max-owner-bytes", "250",
          "lumenark.submission.max-files", "4",
          "lumenark.submission.max-open-uploads", "3",
          "lumenark.submission.max-open-uploads-of-owner", "5");
    }
  }

  @Test
  void whatIsUnderWayIsListedAndCountsUntilItIsEnded() {
    Depositor depositor = new Depositor("depositor");
    String draft = depositor.draft("Under way");
    String first = depositor.upload(draft, "a", 10);
    depositor.patch(first, 0, new byte[4]).then().statusCode(204);
    depositor.upload(draft, "b", 10);
    String part = depositor.part(draft, new byte[3]);
    depositor
        .tus()
        .get("/api/v1/drafts/" + draft + "/uploads")
        .then()
        .statusCode(200)
        .body("items", hasSize(3))
        .body("items[0].path", equalTo("a"))
        .body("items[0].received", equalTo(4))
        .body("items[0].length", equalTo(10))
        .body("items[0].expiresAt", not(nullValue()))
        .body("items[2].kind", equalTo("partial"))
        .body("items[2].received", equalTo(3))
        .body("items[2].path", nullValue());
    String next = depositor.tus().get("/api/v1/drafts/" + draft + "/uploads?limit=2").path("next");
    depositor
        .tus()
        .get("/api/v1/drafts/" + draft + "/uploads?limit=2&cursor=" + next)
        .then()
        .body("items", hasSize(1))
        .body("next", nullValue());
    refused(depositor, draft, 10, 429, "quota.uploads");

    depositor.tus().delete(part).then().statusCode(204);
    depositor.patch(first, 4, new byte[6]).then().statusCode(204);
    depositor
        .tus()
        .get("/api/v1/drafts/" + draft + "/uploads")
        .then()
        .body("items", hasSize(1))
        .body("items[0].path", equalTo("b"));
    new Depositor("depositor2")
        .tus()
        .get("/api/v1/drafts/" + draft + "/uploads")
        .then()
        .statusCode(404);
  }

  @Test
  void bytesAreRefusedBeforeTheFirstIsSent() {
    Depositor depositor = new Depositor("depositor2");
    String draft = depositor.draft("Bytes");
    refused(depositor, draft, 91, 413, "quota.file-bytes");
    depositor.put(draft, "a", new byte[40]);
    depositor.upload(draft, "b", 50);
    refused(depositor, draft, 11, 413, "quota.bytes");
    depositor.upload(draft, "c", 10);
    String second = depositor.draft("More bytes");
    depositor.upload(second, "a", 90);
    depositor.upload(second, "b", 10);
    String third = depositor.draft("Still more bytes");
    refused(depositor, third, 51, 413, "quota.owner-bytes");
    depositor.upload(third, "a", 50);
    refused(depositor, third, 0, 429, "quota.owner-uploads");
  }

  @Test
  void filesAreCountedWithThoseUnderWay() {
    Depositor depositor = new Depositor("depositor");
    String draft = depositor.draft("Files");
    depositor.put(draft, "a", new byte[1]);
    depositor.put(draft, "b", new byte[1]);
    depositor.upload(draft, "c", 1);
    depositor.upload(draft, "d", 1);
    refused(depositor, draft, 1, 413, "quota.files");
  }

  @Test
  void batchesAreRefusedBeforeTheyAreReadIfTheDraftIsFull() {
    Depositor depositor = new Depositor("depositor");
    String draft = depositor.draft("Batches");
    depositor.put(draft, "a", new byte[10]);
    String upload = depositor.upload(draft, "b", 80);
    refusedBatch(depositor, draft, Depositor.tar("c", new byte[11]), "quota.bytes");
    depositor.batch(draft, Depositor.tar("c", new byte[10])).then().statusCode(200);

    refusedBatch(depositor, draft, "no archive at all".getBytes(UTF_8), "quota.bytes");

    depositor.tus().delete(upload).then().statusCode(204);
    depositor.batch(draft, Depositor.tar("d", new byte[10])).then().statusCode(200);
    String last = depositor.upload(draft, "e", 1);
    refusedBatch(depositor, draft, "no archive at all".getBytes(UTF_8), "quota.files");
    depositor.tus().delete(last).then().statusCode(204);
  }

  private static void refusedBatch(Depositor depositor, String draft, byte[] body, String code) {
    depositor
        .batch(draft, body)
        .then()
        .statusCode(413)
        .body("code", equalTo(code))
        .body("errors[0].remedy", not(nullValue()));
  }

  private static void refused(
      Depositor depositor, String draft, long length, int status, String code) {
    Response answer = depositor.begin(draft, "refused", length, "");
    answer
        .then()
        .statusCode(status)
        .body("code", equalTo(code))
        .body("errors[0].remedy", not(nullValue()));
  }
}
