package org.lumenark.submission.study;

import java.time.Instant;

/** Life of a study; each state offers only the steps that may follow it. */
public sealed interface StudyState {

  String value();

  /** Withdrawal is open from everywhere; it is final. */
  default Withdrawn withdraw() {
    return new Withdrawn();
  }

  /** Has its accession; its manifest is not sealed. */
  record Submitted() implements StudyState {
    @Override
    public String value() {
      return "submitted";
    }

    public Private seal() {
      return new Private();
    }
  }

  /** Waits for its release date and for the check of its files. */
  record Private() implements StudyState {
    @Override
    public String value() {
      return "private";
    }

    /** Whether it may become public now. */
    public boolean isDue(Instant releaseDate, boolean verified, Instant now) {
      return verified && !releaseDate.isAfter(now);
    }

    public Public release() {
      return new Public();
    }
  }

  /** Open to everyone. */
  record Public() implements StudyState {
    @Override
    public String value() {
      return "public";
    }
  }

  /** Gone from view for ever. */
  record Withdrawn() implements StudyState {
    @Override
    public String value() {
      return "withdrawn";
    }
  }

  static StudyState of(String value) {
    return switch (value) {
      case "submitted" -> new Submitted();
      case "private" -> new Private();
      case "public" -> new Public();
      case "withdrawn" -> new Withdrawn();
      default -> throw new IllegalArgumentException("no state of a study: " + value);
    };
  }
}
