package org.lumenark.document.pagetab;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;
import org.lumenark.document.ValueForm;

/** Attributes whose values have a form. A value that does not have it is kept, and said. */
final class AttributeRules {

  private AttributeRules() {}

  /**
   * @param key name of the attribute in small letters
   */
  static Optional<Finding> check(String key, String value, Place place) {
    return switch (key) {
      case "releasedate", "release date" -> check(ValueForm.RELEASE_DATE, value, place);
      case "orcid" -> check(ValueForm.ORCID, value, place);
      case "rorid", "ror", "ror id" -> check(ValueForm.ROR, value, place);
      case "doi" -> check(ValueForm.DOI, value, place);
      case "e-mail", "email" -> check(ValueForm.EMAIL, value, place);
      case "file list", "link list" -> value.isBlank() ? Optional.empty() : fileList(value, place);
      default -> Optional.empty();
    };
  }

  private static Optional<Finding> check(ValueForm form, String value, Place place) {
    return form.check(value, place, LocalDate.now(ZoneOffset.UTC)).map(Finding::asWarning);
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
}
