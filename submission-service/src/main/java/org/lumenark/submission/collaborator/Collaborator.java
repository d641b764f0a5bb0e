package org.lumenark.submission.collaborator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Someone who was invited. Nothing here tells whether the archive knows the address: {@code state}
 * is {@code pending} until that person has made use of the invitation, then {@code active}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Collaborator(
    @Nullable String email, @Nullable String orcid, Right right, String state) {

  static Collaborator of(Address address, Right right, boolean seen) {
    return new Collaborator(
        address.isEmail() ? address.value() : null,
        address.isEmail() ? null : address.value(),
        right,
        seen ? "active" : "pending");
  }
}
