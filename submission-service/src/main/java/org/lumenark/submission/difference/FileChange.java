package org.lumenark.submission.difference;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A file that two versions have otherwise.
 *
 * @param change {@code added}, {@code removed}, {@code changed} (other bytes under the same path)
 *     or {@code moved} (the same bytes under another path; empty files never are)
 * @param path in the later version, of a removed file in the earlier one
 * @param from as the earlier version has it; null if it does not
 * @param to as the later version has it; null if it does not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileChange(String change, String path, @Nullable File from, @Nullable File to) {

  /** A file as one of the versions has it. */
  record File(String path, long size, String sha256) {}
}
