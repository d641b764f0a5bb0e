package org.lumenark.submission.action;

import java.util.Locale;

/** Where an action stands; it ends in one of the last three and stays there. */
enum ActionState {
  WAITING,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  static ActionState of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }

  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isOver() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
