package org.lumenark.ingest.scrub;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a scrub has come and what it has found.
 *
 * @param accession null if all studies are scrubbed
 * @param state {@code running} or {@code completed}
 * @param checked files whose stored bytes were read again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Scrub(UUID id, @Nullable String accession, String state, long checked, List<Finding> bad) {

  /**
   * A file whose bytes are not there as they were deposited.
   *
   * @param reason {@code corrupt} or {@code missing}
   */
  record Finding(String accession, String path, String reason) {}
}
