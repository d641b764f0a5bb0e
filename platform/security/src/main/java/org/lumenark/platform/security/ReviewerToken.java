package org.lumenark.platform.security;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@link OpaqueSecret} of a reviewer link, with the prefix {@code lmkr_}. Only the catalogue
 * knows whether it is a good one.
 */
public record ReviewerToken(String value) {

  private static final String PREFIX = "lmkr_";
  private static final String BEARER = "Bearer ";
  private static final Pattern FORM = Pattern.compile(PREFIX + OpaqueSecret.RANDOM_PART);

  public static ReviewerToken next() {
    return new ReviewerToken(OpaqueSecret.next(PREFIX));
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
    return HexFormat.of().formatHex(OpaqueSecret.digest(value));
  }

  /** Never the value: secrets are in no log. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
