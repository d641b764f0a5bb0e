package org.lumenark.submission.reviewer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.DateOrTime;

/** What a new link is to be: {@code {expires?, originals?, label?}}. */
record LinkRequest(Instant expires, boolean originals, String label) {

  private static final int LONGEST_LABEL = 200;

  /**
   * @param usual how long it is good for if nobody says
   * @param longest time that it may be good for
   * @throws ProblemException if a member is not what it should be
   */
  static LinkRequest parse(@Nullable JsonNode body, Instant now, Duration usual, Duration longest) {
    if (body == null) {
      return new LinkRequest(now.plus(usual), false, "");
    }
    JsonNode end = body.path("expires");
    Instant expires = isAbsent(end) ? now.plus(usual) : expires(end.asText());
    if (!expires.isAfter(now) || expires.isAfter(now.plus(longest))) {
      throw invalid(
          "reviewer-link.expires",
          "/expires",
          "A reviewer link ends within " + longest.toDays() + " days.",
          "Give a date or time in the future.");
    }
    JsonNode originals = body.path("originals");
    if (!isAbsent(originals) && !originals.isBoolean()) {
      throw invalid(
          "reviewer-link.originals",
          "/originals",
          "originals is neither true nor false.",
          "Give true if reviewers may read the files as they were deposited.");
    }
    return new LinkRequest(
        expires, !isAbsent(originals) && originals.booleanValue(), label(body.path("label")));
  }

  private static String label(JsonNode value) {
    String label = isAbsent(value) ? "" : value.asText().strip();
    if (label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
      throw invalid(
          "reviewer-link.label",
          "/label",
          "The label is too long or holds control characters.",
          "Give at most " + LONGEST_LABEL + " letters.");
    }
    return label;
  }

  private static Instant expires(String text) {
    try {
      return DateOrTime.parse(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException none) {
      throw invalid(
          "reviewer-link.expires",
          "/expires",
          "This is neither a date nor a time.",
          "Give YYYY-MM-DD or an ISO 8601 time in UTC.");
    }
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static ProblemException invalid(
      String code, String pointer, String message, String remedy) {
    return new ProblemException(
        ProblemType.INVALID, code, message, List.of(Finding.error(code, pointer, message, remedy)));
  }
}
