package org.lumenark.standalone.component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates buckets and tries what a store can do, signed with AWS Signature Version 4; no S3 library
 * is needed for a few calls.
 */
public final class Buckets {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String SIGNED = "host;x-amz-content-sha256;x-amz-date";
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final URI endpoint;
  private final String region;
  private final S3Credentials credentials;

  public Buckets(String endpoint, String region, S3Credentials credentials) {
    this.endpoint = URI.create(endpoint);
    this.region = region;
    this.credentials = credentials;
  }

  /** Creates the bucket where it is absent. */
  public void create(String bucket) throws IOException, InterruptedException {
    int status = send("PUT", "/" + bucket);
    if (status != 200 && status != 409) {
      throw new IOException("cannot create the bucket " + bucket + ": HTTP " + status);
    }
  }

  /** What the store says of a bucket: 200 where it is there and the key may use it. */
  public int status(String bucket) throws IOException, InterruptedException {
    return send("HEAD", "/" + bucket);
  }

  /**
   * Sends a small object or asks for one.
   *
   * @param method such as {@code PUT}
   * @param path of the object, bucket first, in letters that need no escape
   * @param headers more of them, which are not signed
   */
  public Answer ask(String method, String path, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send(method, path, body, headers);
    return new Answer(response.statusCode(), response.body());
  }

  /** What the store says to a request. */
  public record Answer(int status, byte[] body) {}

  boolean answers() throws InterruptedException {
    try {
      return send("GET", "/") == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private int send(String method, String path) throws IOException, InterruptedException {
    return send(method, path, new byte[0], Map.of()).statusCode();
  }

  private HttpResponse<byte[]> send(
      String method, String path, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    String stamp = STAMP.format(Instant.now());
    String digest = hex(sha256(body));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(LIMIT)
            .header("x-amz-content-sha256", digest)
            .header("x-amz-date", stamp)
            .header("Authorization", authorization(method, path, stamp, digest))
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private String authorization(String method, String path, String stamp, String bodyDigest) {
    String day = stamp.substring(0, 8);
    String scope = day + "/" + region + "/s3/aws4_request";
    String canonical =
        String.join(
            "\n",
            method,
            path,
            "",
            "host:" + endpoint.getAuthority(),
            "x-amz-content-sha256:" + bodyDigest,
            "x-amz-date:" + stamp,
            "",
            SIGNED,
            bodyDigest);
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            stamp,
            scope,
            hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
    byte[] key = hmac(("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8), day);
    key = hmac(hmac(hmac(key, region), "s3"), "aws4_request");
    return "AWS4-HMAC-SHA256 Credential="
        + credentials.accessKey()
        + "/"
        + scope
        + ", SignedHeaders="
        + SIGNED
        + ", Signature="
        + hex(hmac(key, toSign));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
