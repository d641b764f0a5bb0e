package org.lumenark.submission.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.lumenark.platform.security.UploadTokenForm;

/**
 * What the holder of an upload token sends: 256 random bits. One that cannot be guessed needs no
 * slow hash to be kept safely.
 */
record TokenSecret(String value) {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static TokenSecret next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new TokenSecret(
        UploadTokenForm.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** SHA-256: all that is kept of it. */
  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Never the value: secrets are in no log. */
  @Override
  public String toString() {
    return UploadTokenForm.PREFIX + "…";
  }
}
