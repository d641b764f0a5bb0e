package org.lumenark.submission.mail;

import java.util.UUID;

/**
 * A mail that is to be sent now.
 *
 * @param recipient an address, or a user name
 * @param account whether it is a user name
 */
record OutgoingMail(
    UUID id, String recipient, boolean account, String subject, String body, int attempts) {}
