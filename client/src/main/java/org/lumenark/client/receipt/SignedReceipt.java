package org.lumenark.client.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.lumenark.client.archive.Json;

/**
 * A compact JSON Web Signature (RFC 7515) over what an archive took. Only RS256 is taken, whatever
 * the header says: a receipt cannot choose how it is judged.
 *
 * @param signed header and payload as they came, which the signature is over
 */
record SignedReceipt(JsonNode header, JsonNode claims, String signed, byte[] signature) {

  private static final String ALGORITHM = "RS256";

  /** Empty if the text is no such thing. */
  static Optional<SignedReceipt> parse(String text) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode header = Json.mapper().readTree(decoded(parts[0]));
      JsonNode claims = Json.mapper().readTree(decoded(parts[1]));
      return header.isObject() && claims.isObject()
          ? Optional.of(
              new SignedReceipt(header, claims, parts[0] + "." + parts[1], decoded(parts[2])))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  String accession() {
    return claims.path("accession").asText();
  }

  int version() {
    return claims.path("version").asInt();
  }

  String manifest() {
    return claims.path("manifest").asText();
  }

  boolean hasKnownAlgorithm() {
    return header.path("alg").asText().equals(ALGORITHM);
  }

  /** The published key that the receipt names. */
  Optional<JsonNode> key(JsonNode published) {
    String kid = header.path("kid").asText();
    for (JsonNode key : published.path("keys")) {
      if (!kid.isEmpty() && key.path("kid").asText().equals(kid)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Whether the owner of the key signed exactly these claims. */
  boolean isSignedBy(JsonNode key) {
    try {
      PublicKey open =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(open);
      check.update(signed.getBytes(StandardCharsets.US_ASCII));
      return check.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      return false;
    }
  }

  private static BigInteger number(JsonNode text) {
    return new BigInteger(1, decoded(text.asText()));
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
