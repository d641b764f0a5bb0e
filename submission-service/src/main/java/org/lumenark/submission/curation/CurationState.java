package org.lumenark.submission.curation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Whose turn it is. */
enum CurationState {
  /** A curator's. */
  WAITING,
  /** The depositor's: something is asked of them. */
  RETURNED,
  /** Nobody's. */
  ACCEPTED;

  @JsonValue
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws ProblemException {@code curation.state} if there is none of this name
   */
  static CurationState of(String value) {
    return Arrays.stream(values())
        .filter(state -> state.value().equals(value))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemType.INVALID,
                "curation.state",
                "The state is waiting, returned or accepted.",
                List.of()));
  }
}
