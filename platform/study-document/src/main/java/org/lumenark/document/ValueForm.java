package org.lumenark.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values whose form can be judged without asking anyone. The names are the formats of the schema of
 * study documents. A blank value is none.
 */
public enum ValueForm {
  ORCID("orcid"),
  ROR("ror"),
  DOI("doi"),
  EMAIL("email"),
  LICENCE("licence"),
  RELEASE_DATE("release-date");

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.+Z-]+)?");

  /** Before the first computers; such a year is a slip. */
  private static final int EARLIEST_YEAR = 1900;

  private static final int LONGEST_EMBARGO_YEARS = 2;

  private final String format;

  ValueForm(String format) {
    this.format = format;
  }

  /** The form that a format of the schema names. */
  public static Optional<ValueForm> ofFormat(String format) {
    for (ValueForm form : values()) {
      if (form.format.equals(format)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  /**
   * @param today in UTC
   */
  public Optional<Finding> check(String value, Place place, LocalDate today) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    return switch (this) {
      case ORCID ->
          wrong(
              Identifiers.isOrcid(value),
              "orcid.invalid",
              place,
              "an ORCID iD",
              "Give all 16 digits with hyphens, as orcid.org shows them.");
      case ROR ->
          wrong(
              Identifiers.isRor(value),
              "ror.invalid",
              place,
              "a ROR id",
              "Look it up at ror.org; it has nine letters.");
      case DOI ->
          wrong(
              Identifiers.isDoi(value), "doi.invalid", place, "a DOI", "Give it as 10.1234/name.");
      case EMAIL ->
          wrong(
              Identifiers.isEmail(value),
              "email.invalid",
              place,
              "an e-mail address",
              "Give one address only.");
      case LICENCE -> licence(value, place);
      case RELEASE_DATE -> releaseDate(value, place, today);
    };
  }

  private static Optional<Finding> licence(String value, Place place) {
    return Licences.isPublishedUnder(value)
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "licence.unknown",
                place,
                "The licence is not one that the archive publishes under.",
                "Use " + String.join(" or ", Licences.PUBLISHED_UNDER) + "."));
  }

  private static Optional<Finding> releaseDate(String value, Place place, LocalDate today) {
    LocalDate date = date(value);
    if (date == null || date.getYear() < EARLIEST_YEAR) {
      return wrong(
          false, "release-date.invalid", place, "a release date", "Give it as YYYY-MM-DD.");
    }
    if (date.isAfter(today.plusYears(LONGEST_EMBARGO_YEARS))) {
      return Optional.of(
          Finding.error(
              "release-date.too-far",
              place,
              "The release date is more than two years ahead.",
              "Give an earlier date; it can be changed later."));
    }
    return date.isBefore(today)
        ? Optional.of(
            Finding.warning(
                "release-date.past",
                place,
                "The release date has passed; the study will be public as soon as it can be.",
                "Give a later date if that is not meant."))
        : Optional.empty();
  }

  private static @Nullable LocalDate date(String value) {
    if (!DATE.matcher(value).matches()) {
      return null;
    }
    try {
      return value.indexOf('T') < 0
          ? LocalDate.parse(value)
          : OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static Optional<Finding> wrong(
      boolean right, String code, Place place, String form, String remedy) {
    return right
        ? Optional.empty()
        : Optional.of(Finding.error(code, place, "This is not " + form + ".", remedy));
  }
}
