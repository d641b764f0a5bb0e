package org.lumenark.submission.reviewer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.ReviewerToken;

/**
 * A reviewer link as the owner of the study sees it.
 *
 * @param token the secret; only in the answer that made it
 * @param url of the study behind the link; only in that answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LinkView(
    UUID id,
    String label,
    boolean originals,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    @Nullable String token,
    @Nullable String url) {

  static LinkView of(Link link) {
    return new LinkView(
        link.id(),
        link.label(),
        link.originals(),
        link.createdBy(),
        link.createdAt(),
        link.expiresAt(),
        null,
        null);
  }

  static LinkView of(Link link, ReviewerToken token, String publicUrl) {
    return new LinkView(
        link.id(),
        link.label(),
        link.originals(),
        link.createdBy(),
        link.createdAt(),
        link.expiresAt(),
        token.value(),
        publicUrl + "/t/" + token.value() + "/api/v1/studies/" + link.accession());
  }
}
