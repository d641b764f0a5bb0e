package org.lumenark.submission.study;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.id.Accession;

/**
 * A version of a study as it was submitted. Its files are those of its draft and never change.
 *
 * @param number from 1
 * @param draft whose files it has
 * @param metadata JSON
 * @param seal present once its manifest is complete in the store
 */
public record StudyVersion(
    Accession accession,
    int number,
    UUID draft,
    String title,
    String metadata,
    Instant submittedAt,
    FileTotals files,
    Optional<Seal> seal) {

  /**
   * What proves its files.
   *
   * @param manifest {@code originals:KEY} of the root object
   * @param root {@code sha256:} and the Merkle root in hex
   */
  public record Seal(String manifest, String root, Instant sealedAt) {}
}
