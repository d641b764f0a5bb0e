package org.lumenark.document.pagetab;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.Finding;
import org.lumenark.document.Identifiers;
import org.lumenark.document.Place;

/** Attributes whose values have a form. A value that does not have it is kept, and said. */
final class AttributeRules {

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.+Z-]+)?");

  /** Before the first computers; such a year is a slip. */
  private static final int EARLIEST_YEAR = 1900;

  private AttributeRules() {}

  /**
   * @param key name of the attribute in small letters
   */
  static Optional<Finding> check(String key, String value, Place place) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    return switch (key) {
      case "releasedate", "release date" -> releaseDate(value, place);
      case "orcid" ->
          Identifiers.isOrcid(value)
              ? Optional.empty()
              : finding(
                  "orcid.invalid",
                  place,
                  "an ORCID iD",
                  "Give all 16 digits with hyphens, as orcid.org shows them.");
      case "rorid", "ror", "ror id" ->
          Identifiers.isRor(value)
              ? Optional.empty()
              : finding(
                  "ror.invalid", place, "a ROR id", "Look it up at ror.org; it has nine letters.");
      case "doi" ->
          Identifiers.isDoi(value)
              ? Optional.empty()
              : finding("doi.invalid", place, "a DOI", "Give it as 10.1234/name.");
      case "e-mail", "email" ->
          Identifiers.isEmail(value)
              ? Optional.empty()
              : finding("email.invalid", place, "an e-mail address", "Give one address only.");
      case "file list", "link list" -> fileList(value, place);
      default -> Optional.empty();
    };
  }

  private static Optional<Finding> fileList(String value, Place place) {
    return FilePathRules.check(value, place)
        .filter(Finding::blocks)
        .map(fault ->
            Finding.warning(
                "file-list.path",
                place,
                "The file list is not a file inside the study.",
                "Give its path relative to the study's folder."));
  }

  private static Optional<Finding> releaseDate(String value, Place place) {
    LocalDate date = date(value);
    if (date == null || date.getYear() < EARLIEST_YEAR) {
      return finding("release-date.invalid", place, "a release date", "Give it as YYYY-MM-DD.");
    }
    return date.isBefore(LocalDate.now(ZoneOffset.UTC))
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
          : OffsetDateTime.parse(value).toLocalDate();
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static Optional<Finding> finding(String code, Place place, String form, String remedy) {
    return Optional.of(Finding.warning(code, place, "This is not " + form + ".", remedy));
  }
}
