package org.lumenark.submission.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.submission.Slots;
import org.lumenark.submission.SubmissionConfig;

/** Bounds the room and the memory of tables under way: few are received at a time, fewer loaded. */
@ApplicationScoped
class LoadSlots {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String BUSY = "file-list.busy";
  private static final String REFUSAL = "Too many file lists and tables at a time.";

  private final Slots receiving;
  private final Slots loading;

  LoadSlots(SubmissionConfig config) {
    this.receiving = new Slots(config.maxFileListUploads(), Duration.ZERO, BUSY, REFUSAL);
    this.loading = new Slots(config.maxFileListLoads(), PATIENCE, BUSY, REFUSAL);
  }

  /**
   * @throws ProblemException if too many tables come at a time
   */
  Slots.Slot receive() {
    return receiving.enter();
  }

  /**
   * Waits for its turn.
   *
   * @throws ProblemException if it does not come for a while
   */
  Slots.Slot load() {
    return loading.enter();
  }
}
