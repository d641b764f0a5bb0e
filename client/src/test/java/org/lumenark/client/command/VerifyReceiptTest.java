package org.lumenark.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyReceiptTest {

  /** {@code printf 'hello' | sha256sum} and {@code printf 'world' | sha256sum}. */
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  private static final String WORLD =
      "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7";

  private static KeyPair ours;
  private static KeyPair theirs;

  @TempDir Path home;
  private ArchiveFixture archive;

  @BeforeAll
  static void keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    ours = generator.generateKeyPair();
    theirs = generator.generateKeyPair();
  }

  @BeforeEach
  void start() throws Exception {
    archive = new ArchiveFixture();
    archive.on(
        "GET /api/v1/studies/S-LMK1",
        "{\"accession\":\"S-LMK1\",\"version\":2,\"files\":{\"count\":2,\"bytes\":10}}");
    archive.on(
        "GET /api/v1/studies/S-LMK1.v2",
        "{\"accession\":\"S-LMK1\",\"version\":2,\"files\":{\"count\":2,\"bytes\":10}}");
    list(HELLO);
    publish("one", ours);
    Files.createDirectory(home.resolve("copy"));
    Files.writeString(home.resolve("copy/a.txt"), "hello");
    Files.writeString(home.resolve("copy/b.txt"), "world");
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  @Test
  void a_receipt_of_these_files_is_good() throws Exception {
    CommandLineRun run = verify(receipt("RS256", "one", claims("S-LMK1", 2, root(HELLO)), ours));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().at("/receipt/state").asText()).isEqualTo("valid");
    assertThat(run.json().at("/receipt/manifest").asText()).isEqualTo(root(HELLO));
    assertThat(run.json().at("/receipt/submittedAt").asText()).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(run.json().path("checked").asInt()).isEqualTo(2);
  }

  @Test
  void a_stranger_verifies_without_a_receipt() {
    CommandLineRun run = run("verify", "S-LMK1", home + "/copy", "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().at("/receipt/state").asText()).isEqualTo("none");
    assertThat(archive.requests()).noneMatch(request -> request.contains("receipt"));
  }

  @Test
  void an_archive_that_lists_another_file_than_it_signed_is_found_out() throws Exception {
    String kept = receipt("RS256", "one", claims("S-LMK1", 2, root(HELLO)), ours);
    list(WORLD);
    Files.writeString(home.resolve("copy/a.txt"), "world");
    CommandLineRun run = verify(kept);
    assertThat(run.json().path("mismatched")).as("the folder is as the archive says").isEmpty();
    refused(run, "receipt.files-differ");
  }

  @Test
  void forged_and_foreign_receipts_are_told_apart() throws Exception {
    String claims = claims("S-LMK1", 2, root(HELLO));
    refused(verify(receipt("RS256", "one", claims, theirs)), "receipt.signature");
    refused(verify(receipt("RS256", "two", claims, ours)), "receipt.key-unknown");
    refused(verify(receipt("none", "one", claims, ours)), "receipt.algorithm");
    refused(verify(receipt("HS256", "one", claims, ours)), "receipt.algorithm");
    refused(verify("hello"), "receipt.unreadable");
    refused(verify(""), "receipt.unreadable");
    refused(verify("!.!.!"), "receipt.unreadable");
    refused(
        verify(receipt("RS256", "one", claims("S-LMK2", 2, root(HELLO)), ours)),
        "receipt.other-study");
    String good = receipt("RS256", "one", claims, ours);
    String[] parts = good.split("\\.");
    String changed = text(claims.replace("\"bytes\":10", "\"bytes\":11"));
    CommandLineRun run = verify(parts[0] + "." + changed + "." + parts[2]);
    assertThat(run.json().at("/receipt/findings").findValuesAsText("code"))
        .containsExactly("receipt.signature", "receipt.files-differ");
  }

  @Test
  void a_kept_receipt_names_the_version_that_is_compared() throws Exception {
    archive.on(
        "GET /api/v1/studies/S-LMK1.v1",
        "{\"accession\":\"S-LMK1\",\"version\":1,\"files\":{\"count\":2,\"bytes\":10}}");
    files("S-LMK1.v1", HELLO);
    String first = receipt("RS256", "one", claims("S-LMK1", 1, root(HELLO)), ours);
    assertThat(verify(first).exit()).isZero();
    Path file = home.resolve("S-LMK1.jws");
    refused(
        run("verify", "S-LMK1", home + "/copy", "--receipt", file + "", "--version", "2", "--json"),
        "receipt.other-study");
  }

  @Test
  void a_receipt_that_is_no_file_or_far_too_long_is_not_read() throws IOException {
    CommandLineRun absent =
        run("verify", "S-LMK1", home + "/copy", "--receipt", home + "/no", "--json");
    assertThat(absent.exit()).isEqualTo(66);
    assertThat(absent.errorCode()).isEqualTo("input.absent");
    Files.write(home.resolve("huge"), new byte[100_000]);
    CommandLineRun huge =
        run("verify", "S-LMK1", home + "/copy", "--receipt", home + "/huge", "--json");
    assertThat(huge.exit()).isEqualTo(65);
    assertThat(huge.errorCode()).isEqualTo("receipt.too-large");
  }

  private void refused(CommandLineRun run, String code) {
    assertThat(run.exit()).as(run.out()).isEqualTo(65);
    assertThat(run.json().at("/receipt/state").asText()).isEqualTo("invalid");
    assertThat(run.json().at("/receipt/findings/0/code").asText()).isEqualTo(code);
    assertThat(run.json().at("/receipt/findings/0/remedy").asText()).isNotEmpty();
  }

  private CommandLineRun verify(String receipt) throws IOException {
    Path file = home.resolve("S-LMK1.jws");
    Files.writeString(file, receipt);
    return run("verify", "S-LMK1", home + "/copy", "--receipt", file.toString(), "--json");
  }

  private void list(String first) {
    files("S-LMK1.v2", first);
  }

  private void files(String study, String first) {
    archive.on(
        "GET /api/v1/studies/" + study + "/files",
        """
        {"items": [{"path": "a.txt", "size": 5, "sha256": "%s"},
                   {"path": "b.txt", "size": 5, "sha256": "%s"}], "next": null}\
        """
            .formatted(first, WORLD));
  }

  private void publish(String kid, KeyPair pair) {
    RSAPublicKey open = (RSAPublicKey) pair.getPublic();
    archive.on(
        "GET /.well-known/lumenark-receipt-keys.json",
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
            .formatted(kid, number(open.getModulus()), number(open.getPublicExponent())));
  }

  private static String claims(String accession, int version, String root) {
    return """
    {"iss":"https://archive.example.org","accession":"%s","version":%d,"manifest":"%s",\
    "files":{"count":2,"bytes":10},"submittedAt":"2026-11-01T10:00:00Z","iat":1793527200}\
    """
        .formatted(accession, version, root);
  }

  private static String receipt(String algorithm, String kid, String claims, KeyPair pair)
      throws GeneralSecurityException {
    String header = "{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, kid);
    String signed = text(header) + "." + text(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + base64(signature.sign()) + "\n";
  }

  /** RFC 6962 for two leaves, written out. */
  private static String root(String first) throws GeneralSecurityException {
    byte[] left = hash(0, ("a.txt\0" + "5\0" + first).getBytes(UTF_8));
    byte[] right = hash(0, ("b.txt\0" + "5\0" + WORLD).getBytes(UTF_8));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(left);
    both.writeBytes(right);
    return "sha256:" + HexFormat.of().formatHex(hash(1, both.toByteArray()));
  }

  private static byte[] hash(int kind, byte[] content) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update((byte) kind);
    return digest.digest(content);
  }

  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return base64(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String text(String json) {
    return base64(json.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, archive.url(), arguments);
  }
}
