package org.lumenark.metadata.manifest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A frozen manifest without its files.
 *
 * @param bytes of all files; empty until it is frozen
 * @param root {@code sha256:} Merkle root; empty until it is frozen
 * @param contents see {@link BundleChecksum}; empty until it is frozen
 * @param asked JSON: the search that it was made of, if it was
 * @param settled whether it is known what it holds; until then {@code files} is what it may hold
 */
public record ManifestRow(
    String id,
    String title,
    long files,
    Optional<Long> bytes,
    Optional<String> root,
    Optional<String> contents,
    Instant created,
    Optional<Instant> frozen,
    Optional<String> asked,
    boolean settled) {

  static final String COLUMNS =
      "id, title, files, bytes, root, contents, created_at, frozen_at, asked, settled";

  static ManifestRow of(Object[] row) {
    return new ManifestRow(
        (String) row[0],
        (String) row[1],
        ((Number) row[2]).longValue(),
        Optional.ofNullable((Number) row[3]).map(Number::longValue),
        Optional.ofNullable((String) row[4]),
        Optional.ofNullable((String) row[5]),
        Optional.ofNullable(moment(row[6])).orElse(Instant.EPOCH),
        Optional.ofNullable(moment(row[7])),
        Optional.ofNullable((String) row[8]),
        (Boolean) row[9]);
  }

  /** Whether its sums and its root are there. */
  public boolean isFrozen() {
    return frozen.isPresent();
  }

  private static @Nullable Instant moment(@Nullable Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }
}
