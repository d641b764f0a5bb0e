package org.lumenark.submission.mail;

import java.util.UUID;

/** A mail that is to be sent now. */
record OutgoingMail(UUID id, String recipient, String subject, String body, int attempts) {}
