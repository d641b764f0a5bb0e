package org.lumenark.submission.token;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to fill one draft in the name of who made the token.
 *
 * @param subject whose right it is; what they may not do any more, the token may not either
 * @param username of the account, as it was when the token was made; the history names it
 * @param label what its owner calls it, perhaps empty
 */
public record UploadToken(
    UUID id,
    UUID draft,
    String subject,
    String username,
    String label,
    Instant createdAt,
    Instant expiresAt) {}
