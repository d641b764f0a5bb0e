package org.lumenark.client.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A study, or one version of it.
 *
 * @param version empty for the one that is shown
 */
public record StudyName(String accession, Optional<Integer> version) {

  /** The version that is shown. */
  public static StudyName shown(String accession) {
    return new StudyName(accession, Optional.empty());
  }

  /**
   * The version that this study object is of: whoever reads a study to its end reads one version,
   * even if another one is shown meanwhile.
   */
  public StudyName as(JsonNode study) {
    int shown = study.path("version").asInt(0);
    return version.isPresent() || shown == 0 ? this : new StudyName(accession, Optional.of(shown));
  }

  /** As paths of the catalogue have it, such as {@code S-LMK12.v2}. */
  String segment() {
    return Call.encode(accession + version.map(number -> ".v" + number).orElse(""));
  }

  /** Where a file of it is, below the archive's origin. */
  public String file(String path) {
    return "/files/"
        + Call.encode(accession)
        + "/"
        + Call.encodePath(path)
        + version.map(number -> "?version=" + number).orElse("");
  }

  @Override
  public String toString() {
    return accession + version.map(number -> " version " + number).orElse("");
  }
}
