package org.lumenark.submission.reviewer;

import java.time.Instant;
import java.util.UUID;
import org.lumenark.contracts.id.Accession;

/**
 * A reviewer link, without its token.
 *
 * @param label what its maker calls it, perhaps empty
 * @param originals whether it opens the files as they were deposited, too
 * @param createdBy name of the account that made it
 */
record Link(
    UUID id,
    Accession accession,
    String label,
    boolean originals,
    String createdBy,
    Instant createdAt,
    Instant expiresAt) {}
