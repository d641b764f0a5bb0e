package org.lumenark.gateway.content;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as they stand in paths: exactly the canonical form, so that each thing has one address. */
final class Ids {

  private static final String ZARR = ".ome.zarr";
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Ids() {}

  static Optional<UUID> of(String segment) {
    return UUID_FORM.matcher(segment).matches()
        ? Optional.of(UUID.fromString(segment))
        : Optional.empty();
  }

  static Optional<UUID> ofZarr(String segment) {
    return segment.endsWith(ZARR)
        ? of(segment.substring(0, segment.length() - ZARR.length()))
        : Optional.empty();
  }
}
