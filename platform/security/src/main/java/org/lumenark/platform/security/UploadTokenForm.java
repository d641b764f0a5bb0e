package org.lumenark.platform.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an upload token looks like, so that it is told from a login token without being understood,
 * and found by scanners where it should not lie: {@code lmku_} and 43 characters of Base64url.
 * Whether it is a good one only submission-service knows.
 */
public final class UploadTokenForm {

  public static final String PREFIX = "lmku_";

  private static final String BEARER = "Bearer ";

  private UploadTokenForm() {}

  /** The upload token in the value of an {@code Authorization} header, if it has that form. */
  public static Optional<String> in(@Nullable String authorization) {
    return authorization != null
            && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
            && authorization.startsWith(PREFIX, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()))
        : Optional.empty();
  }
}
