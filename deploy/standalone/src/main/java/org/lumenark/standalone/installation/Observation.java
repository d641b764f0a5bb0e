package org.lumenark.standalone.installation;

/**
 * How it stands with one part of a running installation.
 *
 * @param subject what was looked at, and where
 * @param seen what was found there
 * @param advice what to do about it; empty where all is well
 */
public record Observation(String subject, State state, String seen, String advice) {

  /** How bad it is: {@code wrong} keeps somebody from working, {@code attention} will. */
  public enum State {
    fine,
    attention,
    wrong
  }

  static Observation fine(String subject, String seen) {
    return new Observation(subject, State.fine, seen, "");
  }

  static Observation attention(String subject, String seen, String advice) {
    return new Observation(subject, State.attention, seen, advice);
  }

  static Observation wrong(String subject, String seen, String advice) {
    return new Observation(subject, State.wrong, seen, advice);
  }
}
