package org.lumenark.contracts.event;

import java.util.Optional;

/**
 * Why something failed.
 *
 * @param code stable, {@code [a-z0-9]+([.-][a-z0-9]+)*}
 * @param place where in the file, if known
 */
public record Reason(String code, String message, Optional<String> place) {}
