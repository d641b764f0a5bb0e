package org.lumenark.submission;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * What users may give where a moment is asked for: a date, which begins at 00:00 UTC, or a time.
 */
public final class DateOrTime {

  private static final int DATE_LENGTH = "2026-01-31".length();

  private DateOrTime() {}

  /**
   * @throws DateTimeException if the text is neither {@code YYYY-MM-DD} nor an ISO 8601 time with
   *     its offset
   */
  public static Instant parse(String text) {
    return text.length() == DATE_LENGTH
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }
}
