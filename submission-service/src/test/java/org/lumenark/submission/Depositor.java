package org.lumenark.submission;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.lumenark.testkit.TestTokens;

/** A user of the API, as a client outside would be one. */
public final class Depositor {

  private static final TestTokens TOKENS = TestTokens.ofThisRun();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;

  public Depositor(String name) {
    this.name = name;
  }

  public RequestSpecification asks() {
    return given().auth().oauth2(TOKENS.user(name)).urlEncodingEnabled(true);
  }

  public RequestSpecification tus() {
    return asks().header("Tus-Resumable", "1.0.0");
  }

  public String draft(String title) {
    return asks()
        .contentType("application/json")
        .body(Map.of("metadata", Map.of("template", "minimal", "title", title)))
        .post("/api/v1/drafts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public Response begin(String draft, String path, long length, String more) {
    return tus()
        .header("Upload-Length", length)
        .header("Upload-Metadata", "draft " + base64(draft) + ",path " + base64(path) + more)
        .post("/api/v1/uploads");
  }

  public String upload(String draft, String path, long length) {
    return begin(draft, path, length, "").then().statusCode(201).extract().header("Location");
  }

  /** A complete partial upload. */
  public String part(String draft, byte[] content) {
    return tus()
        .header("Upload-Length", content.length)
        .header("Upload-Concat", "partial")
        .header("Upload-Metadata", "draft " + base64(draft))
        .contentType("application/offset+octet-stream")
        .body(content)
        .post("/api/v1/uploads")
        .then()
        .statusCode(201)
        .header("Upload-Offset", Integer.toString(content.length))
        .extract()
        .header("Location");
  }

  Response join(String draft, String path, String more, List<String> parts) {
    return tus()
        .header("Upload-Concat", "final;" + String.join(" ", parts))
        .header("Upload-Metadata", "draft " + base64(draft) + ",path " + base64(path) + more)
        .post("/api/v1/uploads");
  }

  public Response patch(String upload, long offset, byte[] content) {
    return patch(upload, offset, content, Map.of());
  }

  Response patch(String upload, long offset, byte[] content, Map<String, String> headers) {
    return tus()
        .header("Upload-Offset", offset)
        .headers(headers)
        .contentType("application/offset+octet-stream")
        .body(content)
        .patch(upload);
  }

  long offset(String upload) {
    return Long.parseLong(
        tus().head(upload).then().statusCode(200).extract().header("Upload-Offset"));
  }

  public void put(String draft, String path, byte[] content) {
    String upload = upload(draft, path, content.length);
    if (content.length > 0) {
      patch(upload, 0, content).then().statusCode(204);
    }
  }

  /** Merges members into the metadata. */
  void change(String draft, Map<String, Object> metadata) {
    asks()
        .contentType("application/merge-patch+json")
        .body(JSON.valueToTree(Map.of("metadata", metadata)).toString())
        .patch("/api/v1/drafts/" + draft)
        .then()
        .statusCode(200);
  }

  /** Sends a tar stream whole. */
  public Response batch(String draft, byte[] tar) {
    return asks()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/x-tar", ContentType.BINARY)))
        .contentType("application/x-tar")
        .body(tar)
        .post("/api/v1/drafts/" + draft + "/files/batch");
  }

  /** A tar stream of one file. */
  public static byte[] tar(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  Response submit(String draft, String body) {
    return asks()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/drafts/" + draft + "/submit");
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits for something that happens in the background. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    await(Duration.ofSeconds(20), condition);
  }

  static void await(Duration most, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("nothing happened in " + most);
      }
      Thread.sleep(50);
    }
  }

  /** A new upload token of a draft, as it is told once. */
  JsonPath sftpToken(String draft) {
    return asks()
        .contentType("application/json")
        .body("{\"label\":\"sftp\"}")
        .post("/api/v1/drafts/" + draft + "/upload-tokens")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }
}
