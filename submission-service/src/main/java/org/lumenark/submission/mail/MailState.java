package org.lumenark.submission.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** How far a mail is. */
enum MailState {
  WAITING("sent_at is null and dead_at is null"),
  SENT("sent_at is not null"),
  DEAD("dead_at is not null");

  private final String condition;

  MailState(String condition) {
    this.condition = condition;
  }

  /**
   * @throws ProblemException if there is no such state
   */
  static MailState of(String value) {
    return Arrays.stream(values())
        .filter(state -> state.value().equals(value))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemType.INVALID,
                "mail.state",
                "There is no such state of a mail.",
                List.of(
                    new Finding(
                        "error",
                        "mail.state",
                        "There is no such state of a mail.",
                        "Ask for waiting, sent or dead.",
                        "/state",
                        null,
                        null))));
  }

  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of rows. */
  String condition() {
    return condition;
  }
}
