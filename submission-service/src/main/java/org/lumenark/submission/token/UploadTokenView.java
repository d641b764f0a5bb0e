package org.lumenark.submission.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload token as its owner sees it.
 *
 * @param token the secret; only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadTokenView(
    UUID id, String label, @Nullable String token, Instant createdAt, Instant expiresAt) {

  static UploadTokenView of(UploadToken token) {
    return new UploadTokenView(
        token.id(), token.label(), null, token.createdAt(), token.expiresAt());
  }

  static UploadTokenView of(UploadTokens.Issued issued) {
    UploadToken token = issued.token();
    return new UploadTokenView(
        token.id(), token.label(), issued.secret().value(), token.createdAt(), token.expiresAt());
  }
}
