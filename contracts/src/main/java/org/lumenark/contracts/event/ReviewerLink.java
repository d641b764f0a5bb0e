package org.lumenark.contracts.event;

import java.time.Instant;

/**
 * A link by which anyone who has it reads one study without its people.
 *
 * @param digest SHA-256 of its token, in lower-case hex; the token itself is kept nowhere
 * @param originals whether files as they were deposited may be read, too
 */
public record ReviewerLink(String digest, Instant expiresAt, boolean originals) {}
