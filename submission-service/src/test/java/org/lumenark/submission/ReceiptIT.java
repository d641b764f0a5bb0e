package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class ReceiptIT {

  private static final String KEYS = "/.well-known/lumenark-receipt-keys.json";
  private static final String PEM = "/.well-known/lumenark-receipt-key.pem";

  private final Depositor depositor = new Depositor("depositor");

  @Inject AgroalDataSource dataSource;

  @Test
  void aReceiptSaysWhatWasSubmittedAndIsProvenByThePublishedKey() throws Exception {
    String accession = sealed();
    String receipt = receipt(accession);
    String[] parts = receipt.split("\\.");

    assertThat(parts).hasSize(3);
    JsonNode header = new ObjectMapper().readTree(decode(parts[0]));
    JsonNode key =
        new ObjectMapper()
            .readTree(given().get(KEYS).then().statusCode(200).extract().asString())
            .at("/keys/0");
    assertThat(header.path("alg").asText()).isEqualTo("RS256");
    assertThat(header.path("kid").asText()).isEqualTo(key.path("kid").asText()).isNotEmpty();
    JsonNode said = new ObjectMapper().readTree(decode(parts[1]));
    assertThat(said.path("accession").asText()).isEqualTo(accession);
    assertThat(said.path("version").asInt()).isEqualTo(1);
    assertThat(said.path("manifest").asText()).isEqualTo(root(accession)).startsWith("sha256:");
    assertThat(said.at("/files/count").asLong()).isEqualTo(1);
    assertThat(said.at("/files/bytes").asLong()).isEqualTo(5);
    String sentence =
        "The images and other data of this study are available in Lumenark under accession "
            + accession
            + " ("
            + said.path("iss").asText()
            + "/studies/"
            + accession
            + ").";
    assertThat(said.path("dataAvailability").asText()).isEqualTo(sentence);
    depositor
        .asks()
        .get("/api/v1/submissions/" + accession)
        .then()
        .statusCode(200)
        .body("dataAvailability", equalTo(sentence));
    String signed = parts[0] + "." + parts[1];
    assertThat(verifies(key, signed, parts[2])).isTrue();
    assertThat(verifies(key, signed.replace(parts[1], parts[1] + "A"), parts[2])).isFalse();
    assertThat(receipt(accession)).isEqualTo(receipt);
  }

  @Test
  void opensslProvesAReceiptByTheKeyInPem(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
    String[] parts = receipt(sealed()).split("\\.");
    Files.writeString(
        folder.resolve("key.pem"), given().get(PEM).then().statusCode(200).extract().asString());
    Files.writeString(folder.resolve("signed"), parts[0] + "." + parts[1]);
    Files.write(folder.resolve("signature"), decode(parts[2]));
    Process openssl =
        new ProcessBuilder(
                "/usr/bin/openssl",
                "dgst",
                "-sha256",
                "-verify",
                "key.pem",
                "-signature",
                "signature",
                "signed")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String answer = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer).contains("Verified OK");
    assertThat(openssl.waitFor()).isZero();
  }

  @Test
  void theKeyIsNobodyElsesToRead() throws Exception {
    receipt(sealed());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(Path.of("target/receipt-key.pem"))))
        .isEqualTo("rw-------");
    assertThat(given().get(PEM).asString()).doesNotContain("PRIVATE");
  }

  @Test
  void thereIsNoReceiptForStrangersNorBeforeTheManifestIsSealed() throws Exception {
    String accession = sealed();
    String path = "/api/v1/submissions/" + accession + "/receipt";
    new Depositor("depositor2").asks().get(path).then().statusCode(404);
    given().get(path).then().statusCode(401);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update study_version set manifest = null, seal_until = now() + interval '1 hour'"
              + " where accession = '"
              + accession
              + "'");
    }
    depositor.asks().get(path).then().statusCode(409).body("code", equalTo("receipt.not-sealed"));
  }

  private String sealed() throws Exception {
    String draft = depositor.draft("Received");
    depositor.put(draft, "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
    String accession =
        depositor.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    Depositor.await(() ->
        depositor.asks().get("/api/v1/submissions/" + accession).path("state").equals("private"));
    return accession;
  }

  private String receipt(String accession) {
    return depositor
        .asks()
        .get("/api/v1/submissions/" + accession + "/receipt")
        .then()
        .statusCode(200)
        .contentType("application/jose")
        .extract()
        .asString();
  }

  private String root(String accession) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select root from study_version where accession = '" + accession + "'")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static boolean verifies(JsonNode key, String signed, String signature) throws Exception {
    PublicKey known =
        KeyFactory.getInstance("RSA")
            .generatePublic(
                new RSAPublicKeySpec(
                    new BigInteger(1, decode(key.path("n").asText())),
                    new BigInteger(1, decode(key.path("e").asText()))));
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(known);
    check.update(signed.getBytes(StandardCharsets.US_ASCII));
    return check.verify(decode(signature));
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
