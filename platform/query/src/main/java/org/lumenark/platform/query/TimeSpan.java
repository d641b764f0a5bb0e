package org.lumenark.platform.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** The time from {@code start} to before {@code end} that a year, month, day or instant names. */
record TimeSpan(Instant start, Instant end) {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]{5,18}(Z|[+-]\\d{2}:\\d{2})");

  static TimeSpan of(String text, int position) throws QuerySyntaxException {
    try {
      if (YEAR.matcher(text).matches()) {
        Year year = Year.parse(text);
        return days(year.atDay(1), year.plusYears(1).atDay(1));
      }
      if (MONTH.matcher(text).matches()) {
        YearMonth month = YearMonth.parse(text);
        return days(month.atDay(1), month.plusMonths(1).atDay(1));
      }
      if (DAY.matcher(text).matches()) {
        LocalDate day = LocalDate.parse(text);
        return days(day, day.plusDays(1));
      }
      if (!INSTANT.matcher(text).matches()) {
        throw new DateTimeException("not a time");
      }
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return new TimeSpan(instant, instant.plusMillis(1));
    } catch (DateTimeException notATime) {
      throw new QuerySyntaxException(
          position, "A date is needed here.", "Write 2026, 2026-11, 2026-11-21 or a UTC time.");
    }
  }

  private static TimeSpan days(LocalDate first, LocalDate next) {
    return new TimeSpan(
        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
        next.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
