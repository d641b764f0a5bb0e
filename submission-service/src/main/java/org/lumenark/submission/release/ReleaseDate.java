package org.lumenark.submission.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.DateOrTime;

/** {@code now}, a date (00:00 UTC) or an instant, at most two years ahead. */
public final class ReleaseDate {

  private static final int LONGEST_YEARS = 2;

  private ReleaseDate() {}

  /**
   * @throws ProblemException if it is none, or too far ahead
   */
  public static Instant parse(JsonNode value, Instant now) {
    Instant date = parse(value.asText(""), now);
    OffsetDateTime last = now.atOffset(ZoneOffset.UTC).plusYears(LONGEST_YEARS);
    if (date.isAfter(last.toInstant())) {
      throw invalid("release-date.too-far", "The release date is more than two years ahead.");
    }
    if (date.isBefore(Instant.EPOCH)) {
      throw invalid("release-date.invalid", "The release date is too long ago.");
    }
    return date;
  }

  private static Instant parse(String text, Instant now) {
    try {
      if (text.equals("now")) {
        return now;
      }
      return DateOrTime.parse(text).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException none) {
      throw invalid("release-date.invalid", "The release date is neither now, a date nor a time.");
    }
  }

  private static ProblemException invalid(String code, String message) {
    Finding finding =
        Finding.error(
            code, "/releaseDate", message, "Give now, YYYY-MM-DD or an ISO 8601 time in UTC.");
    return new ProblemException(ProblemType.INVALID, code, message, List.of(finding));
  }
}
