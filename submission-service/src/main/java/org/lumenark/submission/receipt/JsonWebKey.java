package org.lumenark.submission.receipt;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key as RFC 7517 has it.
 *
 * @param kid thumbprint of the key, RFC 7638
 * @param n modulus, base64url
 * @param e exponent, base64url
 */
public record JsonWebKey(String kty, String use, String alg, String kid, String n, String e) {

  static final String ALGORITHM = "RS256";

  static JsonWebKey of(RSAPublicKey key) {
    String n = number(key.getModulus());
    String e = number(key.getPublicExponent());
    return new JsonWebKey("RSA", "sig", ALGORITHM, thumbprint(n, e), n, e);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String thumbprint(String n, String e) {
    String members = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(e, n);
    try {
      return base64(
          MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Unsigned, big-endian, without leading zeros. */
  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int zeros = bytes[0] == 0 ? 1 : 0;
    byte[] unsigned = Arrays.copyOfRange(bytes, zeros, bytes.length);
    return base64(unsigned);
  }
}
