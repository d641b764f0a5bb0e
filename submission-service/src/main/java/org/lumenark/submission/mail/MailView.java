package org.lumenark.submission.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as an admin sees it, without its text.
 *
 * @param nextAt of one that waits: when it is tried
 * @param reason why the last attempt failed
 */
@JsonInclude(Include.NON_NULL)
public record MailView(
    UUID id,
    String kind,
    String recipient,
    @Nullable String accession,
    String state,
    int attempts,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant nextAt,
    @Nullable Instant sentAt,
    @Nullable Instant deadAt) {}
