package org.lumenark.client.check;

/** How far a check is. Called by one thread. */
@FunctionalInterface
public interface CheckProgress {

  /** Tells nobody. */
  CheckProgress NONE = (step, done, total) -> {};

  /**
   * @param step what is done, such as {@code Looking at files}
   */
  void at(String step, long done, long total);
}
