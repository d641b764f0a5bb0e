package org.lumenark.submission.action;

/** How an action ended. What was committed before it failed stays. */
public sealed interface Outcome {

  /** It came to its end; single entries may have been refused. */
  record Done() implements Outcome {}

  /**
   * It cannot go on, and trying again would not help.
   *
   * @param code stable, for clients
   */
  record Failed(String code, String message, String remedy) implements Outcome {}
}
