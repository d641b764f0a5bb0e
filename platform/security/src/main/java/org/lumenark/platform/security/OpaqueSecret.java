package org.lumenark.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The letters of secrets that let their holder in without a login: a prefix that says what they
 * open, so that scanners find them where they should not lie, and 43 characters of Base64url, 256
 * random bits. One that cannot be guessed needs no slow hash to be kept safely.
 */
public final class OpaqueSecret {

  /** What follows the prefix, as a regular expression. */
  static final String RANDOM_PART = "[A-Za-z0-9_-]{43}";

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OpaqueSecret() {}

  public static String next(String prefix) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256 of the letters: all that is kept of a secret. */
  public static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
