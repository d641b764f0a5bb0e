package org.lumenark.submission.collaborator;

import java.util.UUID;

/**
 * A draft together with the study that it becomes: rights are on both.
 *
 * @param owner subject of who created it
 */
public record Deposit(UUID draft, String owner) {}
