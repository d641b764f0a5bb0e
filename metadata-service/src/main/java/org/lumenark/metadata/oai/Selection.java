package org.lumenark.metadata.oai;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.export.HarvestForm;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.platform.problem.ProblemException;

/**
 * Which records a list is of.
 *
 * @param from first moment
 * @param before first moment that is too late
 * @param after number of the last change that was listed; 0 at the beginning
 */
record Selection(HarvestForm form, Instant from, Instant before, long after) {

  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
  private static final int PARTS = 4;
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
  private static final String SECOND = DAY + "T\\d{2}:\\d{2}:\\d{2}Z";

  /** What the arguments say, or the token that stands for them. */
  static Selection of(Map<String, String> arguments) {
    String token = arguments.get("resumptionToken");
    if (token != null) {
      if (arguments.size() > 1) {
        throw OaiError.argument("resumptionToken stands alone.");
      }
      return ofToken(token);
    }
    if (arguments.containsKey("set")) {
      throw OaiError.noSets();
    }
    String prefix = arguments.get("metadataPrefix");
    if (prefix == null) {
      throw OaiError.argument("metadataPrefix is missing.");
    }
    String from = arguments.get("from");
    String until = arguments.get("until");
    if (from != null && until != null && from.length() != until.length()) {
      throw OaiError.argument("from and until have to be of the same granularity.");
    }
    Instant first = from == null ? Instant.EPOCH : moment("from", from);
    Instant end = until == null ? NEVER : moment("until", until).plus(granule(until));
    if (from != null && until != null && !first.isBefore(end)) {
      throw OaiError.argument("from is later than until.");
    }
    return new Selection(form(prefix), first, end, 0);
  }

  static HarvestForm form(@Nullable String prefix) {
    if (prefix == null) {
      throw OaiError.argument("metadataPrefix is missing.");
    }
    return HarvestForm.of(prefix).orElseThrow(() -> OaiError.form(prefix));
  }

  private static Selection ofToken(String token) {
    try {
      Cursor cursor = Cursor.parse(token, PARTS);
      return new Selection(
          HarvestForm.of(cursor.part(0)).orElseThrow(OaiError::token),
          second(cursor.number(1)),
          second(cursor.number(2)),
          cursor.number(PARTS - 1));
    } catch (ProblemException none) {
      throw OaiError.token();
    }
  }

  private static Instant second(long number) {
    if (number < 0 || number > NEVER.getEpochSecond()) {
      throw OaiError.token();
    }
    return Instant.ofEpochSecond(number);
  }

  /** The token of what follows a change. */
  String token(long sequence) {
    return Cursor.after(form.prefix(), from.getEpochSecond(), before.getEpochSecond(), sequence)
        .toString();
  }

  private static Instant moment(String name, String text) {
    try {
      if (text.matches(SECOND)) {
        return Instant.parse(text);
      }
      if (text.matches(DAY)) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    } catch (DateTimeParseException noDay) {
      throw OaiError.argument(name + " is no day that there is.");
    }
    throw OaiError.argument(name + " has to look like 2026-01-31 or 2026-01-31T12:00:00Z.");
  }

  private static Duration granule(String text) {
    return text.matches(DAY) ? Duration.ofDays(1) : Duration.ofSeconds(1);
  }
}
