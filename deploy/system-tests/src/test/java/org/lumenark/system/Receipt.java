package org.lumenark.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** A signed receipt of the archive, and what a forger would make of it. */
record Receipt(String text) {

  /** The claims as they were signed. */
  String claims() {
    return new String(Base64.getUrlDecoder().decode(part(1)), UTF_8);
  }

  /** Other claims under the signature of these. */
  Receipt withClaims(String claims) {
    return new Receipt(part(0) + "." + encoded(claims.getBytes(UTF_8)) + "." + part(2));
  }

  /** The same header and claims, signed by a key that the archive does not know. */
  Receipt signedByAnother() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair stranger = generator.generateKeyPair();
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(stranger.getPrivate());
    String signed = part(0) + "." + part(1);
    signature.update(signed.getBytes(US_ASCII));
    return new Receipt(signed + "." + encoded(signature.sign()));
  }

  private String part(int index) {
    return text.strip().split("\\.", -1)[index];
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
