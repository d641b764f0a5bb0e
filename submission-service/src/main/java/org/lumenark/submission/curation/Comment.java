package org.lumenark.submission.curation;

import java.time.Instant;
import java.util.UUID;

/**
 * What someone said about a study.
 *
 * @param author name of their account
 * @param curator whether they spoke as a curator
 */
record Comment(UUID id, String author, boolean curator, String text, Instant createdAt) {}
