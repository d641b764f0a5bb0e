package org.lumenark.client.deposit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/**
 * When a study becomes public.
 *
 * @param value {@code now}, {@code 2027-01-31} (00:00 UTC) or an instant, as the archive takes it
 */
public record ReleaseDate(String value) {

  public ReleaseDate {
    if (!value.equals("now")) {
      parse(value);
    }
  }

  /** Whether the study is public as soon as its files are verified. */
  public boolean isDueAt(Instant now) {
    return value.equals("now") || !parse(value).isAfter(now);
  }

  /** The day, in UTC. */
  public LocalDate day(LocalDate today) {
    return value.equals("now") ? today : LocalDate.ofInstant(parse(value), ZoneOffset.UTC);
  }

  private static Instant parse(String value) {
    try {
      if (value.length() == 10) {
        return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeParseException e) {
      throw new ClientException(
          ExitCode.USAGE,
          "usage.date",
          "'" + value + "' is no date. Write now, 2027-01-31 or 2027-01-31T08:00:00Z.",
          "release");
    }
  }
}
