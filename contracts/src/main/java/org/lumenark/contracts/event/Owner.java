package org.lumenark.contracts.event;

import java.util.Optional;

/**
 * The depositor of a study.
 *
 * @param subject {@code sub} of the identity provider; what rights are checked against
 */
public record Owner(
    String subject, String username, Optional<String> name, Optional<String> email) {}
