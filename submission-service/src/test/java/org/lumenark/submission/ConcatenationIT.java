package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.testkit.LumenarkServers;

/** Files that are uploaded in parallel parts (tus concatenation). */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class ConcatenationIT {

  private static final int MIB = 1 << 20;

  private final Depositor depositor = new Depositor("depositor");

  @Test
  void partsOfAnySizeAreOneFileInTheOrderThatIsNamed() throws Exception {
    String draft = depositor.draft("Parallel");
    byte[] content = noise(27 * MIB + 3);
    int[] cuts = {0, 17 * MIB, 17 * MIB, 18 * MIB + 1, 18 * MIB + 2, content.length};
    List<String> parts = new ArrayList<>();
    for (int cut = 0; cut + 1 < cuts.length; cut++) {
      parts.add(depositor.part(draft, Arrays.copyOfRange(content, cuts[cut], cuts[cut + 1])));
    }
    files(draft).body("items", hasSize(0));

    String joined =
        depositor
            .join(draft, "whole.bin", ",sha256 " + Depositor.base64(sha256(content)), parts)
            .then()
            .statusCode(201)
            .extract()
            .header("Location");

    files(draft)
        .body("items", hasSize(1))
        .body("items[0].path", equalTo("whole.bin"))
        .body("items[0].size", equalTo(content.length))
        .body("items[0].sha256", equalTo(sha256(content)));
    assertThat(depositor.offset(joined)).isEqualTo(content.length);
    for (String part : parts) {
      depositor.tus().head(part).then().statusCode(404);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8 * MIB})
  void whatNeedsNoPartsInTheStoreIsAFileToo(int length) throws Exception {
    String draft = depositor.draft("Small");
    byte[] content = noise(length);
    int half = length / 2;
    List<String> parts =
        List.of(
            depositor.part(draft, Arrays.copyOf(content, half)),
            depositor.part(draft, Arrays.copyOfRange(content, half, length)));

    depositor.join(draft, "small.bin", "", parts).then().statusCode(201);

    files(draft)
        .body("items[0].size", equalTo(length))
        .body("items[0].sha256", equalTo(sha256(content)));
  }

  @Test
  void aPartAndAFileOfPartsSayWhatTheyAre() {
    String draft = depositor.draft("Heads");
    String part = depositor.part(draft, bytes("abc"));
    depositor
        .tus()
        .head(part)
        .then()
        .header("Upload-Concat", "partial")
        .header("Upload-Length", "3")
        .header("Upload-Metadata", "draft " + Depositor.base64(draft));
    String joined =
        depositor.join(draft, "abc", "", List.of(part)).then().extract().header("Location");

    depositor
        .tus()
        .head(joined)
        .then()
        .statusCode(200)
        .header("Upload-Concat", "final;" + part)
        .header("Upload-Length", "3")
        .header("Upload-Expires", nullValue());
    depositor
        .patch(joined, 3, bytes("d"))
        .then()
        .statusCode(403)
        .body("code", equalTo("upload.final"));
  }

  @Test
  void anotherDigestThanDeclaredLeavesNoFileButTheParts() throws Exception {
    String draft = depositor.draft("Digests");
    List<String> parts =
        List.of(depositor.part(draft, bytes("ab")), depositor.part(draft, bytes("c")));

    depositor
        .join(draft, "abc", ",sha256 " + Depositor.base64(sha256(bytes("abd"))), parts)
        .then()
        .statusCode(460);

    files(draft).body("items", hasSize(0));
    depositor
        .join(draft, "abc", ",sha256 " + Depositor.base64(sha256(bytes("abc"))), parts)
        .then()
        .statusCode(201);
    files(draft).body("items[0].sha256", equalTo(sha256(bytes("abc"))));
  }

  @Test
  void onlyOwnCompletePartsOfTheSameDraftAreJoined() {
    String draft = depositor.draft("Mine");
    String unfinished =
        depositor
            .tus()
            .header("Upload-Length", 3)
            .header("Upload-Concat", "partial")
            .header("Upload-Metadata", "draft " + Depositor.base64(draft))
            .post("/api/v1/uploads")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    refused(draft, unfinished, 409, "upload.unfinished");
    refused(draft, depositor.upload(draft, "whole", 3), 409, "upload.not-partial");
    String elsewhere = depositor.part(depositor.draft("Elsewhere"), bytes("x"));
    refused(draft, elsewhere, 404, "not-found");
    Depositor other = new Depositor("depositor2");
    refused(draft, other.part(other.draft("Foreign"), bytes("x")), 404, "not-found");
    refused(draft, "/api/v1/uploads/none", 404, "not-found");
    refused(draft, "https://example.org/u/1", 400, "upload.concat");
    refused(draft, "", 400, "upload.concat");
    String part = depositor.part(draft, bytes("abc"));
    depositor.join(draft, "abc", "", List.of(part, part)).then().statusCode(201);
    refused(draft, part, 404, "not-found");
    depositor.put(draft, "a/b", bytes("1"));
    depositor
        .join(draft, "a", "", List.of(depositor.part(draft, bytes("x"))))
        .then()
        .statusCode(409)
        .body("code", equalTo("path.is-folder"));
  }

  @Test
  void theSameRequestManyTimesAtOnceMakesOneFile() throws Exception {
    String draft = depositor.draft("Impatient");
    byte[] content = noise(18 * MIB);
    List<String> parts =
        List.of(
            depositor.part(draft, Arrays.copyOf(content, 9 * MIB)),
            depositor.part(draft, Arrays.copyOfRange(content, 9 * MIB, content.length)));
    List<Callable<Response>> requests =
        Collections.nCopies(6, () -> depositor.join(draft, "one.bin", "", parts));
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
      for (Future<Response> answer : threads.invokeAll(requests)) {
        answers.add(answer.get().statusCode());
      }
    }

    assertThat(answers).contains(201).isSubsetOf(201, 423);
    files(draft).body("items", hasSize(1)).body("items[0].sha256", equalTo(sha256(content)));
  }

  private void refused(String draft, String part, int status, String code) {
    depositor
        .join(draft, "refused.bin", "", List.of(part))
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  private ValidatableResponse files(String draft) {
    return depositor.asks().get("/api/v1/drafts/" + draft + "/files").then().statusCode(200);
  }

  private static byte[] noise(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
