package org.lumenark.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a reviewer link: {@code lmkr_} and 43 characters of Base64url, 256 random bits. One
 * that cannot be guessed needs no slow hash to be kept safely. Only the catalogue knows whether it
 * is a good one.
 */
public record ReviewerToken(String value) {

  private static final int BYTES = 32;
  private static final String PREFIX = "lmkr_";
  private static final String BEARER = "Bearer ";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public static ReviewerToken next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new ReviewerToken(
        PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token, if the text has its form. */
  public static Optional<ReviewerToken> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ReviewerToken(text)) : Optional.empty();
  }

  /** The token in the value of an {@code Authorization} header, if it has that form. */
  public static Optional<ReviewerToken> in(@Nullable String authorization) {
    return authorization != null && authorization.startsWith(BEARER)
        ? of(authorization.substring(BEARER.length()))
        : Optional.empty();
  }

  /** As an {@code Authorization} header has it. */
  public String bearer() {
    return BEARER + value;
  }

  /** SHA-256 in hex: all that is kept of it. */
  public String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Never the value: secrets are in no log. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
