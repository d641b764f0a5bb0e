package org.lumenark.metadata.manifest;

import java.util.Optional;

/**
 * What a frozen manifest has of one study version.
 *
 * @param chosen JSON: what was asked for of it
 * @param bytes empty until the manifest is frozen
 * @param open whether the study is public still
 */
public record PartRow(
    String accession, int version, String chosen, long files, Optional<Long> bytes, boolean open) {

  static PartRow of(Object[] row) {
    return new PartRow(
        (String) row[0],
        ((Number) row[1]).intValue(),
        (String) row[2],
        ((Number) row[3]).longValue(),
        Optional.ofNullable((Number) row[4]).map(Number::longValue),
        (Boolean) row[5]);
  }
}
