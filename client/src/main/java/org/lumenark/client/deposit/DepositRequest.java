package org.lumenark.client.deposit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.lumenark.client.files.FolderPlan;

/**
 * What is to become a study.
 *
 * @param metadata study document
 * @param release empty for the archive's default date
 * @param until when the command returns
 */
public record DepositRequest(
    FolderPlan plan, ObjectNode metadata, Optional<ReleaseDate> release, Until until) {

  /** When a deposit is done for its caller. */
  public enum Until {
    SUBMITTED,
    /** Ingested; and found by the search if it is to be public. */
    COMPLETED
  }
}
