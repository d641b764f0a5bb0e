package org.lumenark.submission.receipt;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.id.Accession;

/**
 * What the archive vouches for.
 *
 * @param iss address of the archive
 * @param manifest Merkle root over all paths, sizes and digests, {@code sha256:} and hex
 * @param dataAvailability what a paper may say of where its images are
 * @param iat when the manifest was sealed, in seconds of the epoch
 */
@JsonPropertyOrder({
  "iss",
  "accession",
  "version",
  "manifest",
  "files",
  "submittedAt",
  "dataAvailability",
  "iat"
})
record Receipt(
    String iss,
    Accession accession,
    int version,
    String manifest,
    FileTotals files,
    Instant submittedAt,
    String dataAvailability,
    long iat) {}
