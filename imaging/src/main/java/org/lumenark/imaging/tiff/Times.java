package org.lumenark.imaging.tiff;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.Optional;

/** Dates as microscopes write them. */
final class Times {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
  private static final long FIRST_JULIAN_DAY = 2_400_000;
  private static final long LAST_JULIAN_DAY = 2_600_000;
  private static final long MILLISECONDS_A_DAY = 86_400_000;

  private Times() {}

  static String iso(LocalDateTime time) {
    LocalDateTime shown = time.truncatedTo(ChronoUnit.MILLIS);
    return (shown.getNano() == 0 ? SECONDS : MILLISECONDS).format(shown);
  }

  /**
   * A Julian date at the midnight that begins a day, without its half, and milliseconds since then;
   * empty if that is no day of our time.
   */
  static Optional<LocalDateTime> julian(long day, long milliseconds) {
    boolean plausible =
        day > FIRST_JULIAN_DAY
            && day < LAST_JULIAN_DAY
            && milliseconds >= 0
            && milliseconds < MILLISECONDS_A_DAY;
    return plausible
        ? Optional.of(
            LocalDateTime.of(
                LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, day + 1),
                LocalTime.ofNanoOfDay(milliseconds * 1_000_000)))
        : Optional.empty();
  }

  /** Reads a text by a pattern of {@link DateTimeFormatter}; empty if it does not fit. */
  static Optional<LocalDateTime> parse(String text, String pattern) {
    try {
      return Optional.of(LocalDateTime.parse(text, DateTimeFormatter.ofPattern(pattern)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
