package org.lumenark.ingest.blob;

import org.lumenark.contracts.event.Reason;

/** What reading a file again has shown. */
public sealed interface Checked<T> {

  /** The stored bytes are those that were deposited. */
  record Intact<T>(T found) implements Checked<T> {}

  /** They are not. */
  record Damaged<T>(Reason reason, boolean missing) implements Checked<T> {}
}
