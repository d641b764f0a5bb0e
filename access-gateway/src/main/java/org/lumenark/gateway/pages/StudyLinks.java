package org.lumenark.gateway.pages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.contracts.id.Accession;

/**
 * What the page of a study says to programs: where its links and its descriptions are. It follows
 * from the address alone.
 *
 * @see <a href="https://signposting.org/FAIR/">FAIR Signposting profile, level 2</a>
 */
final class StudyLinks {

  private static final String STUDIES = "studies";
  private static final Pattern NAME = Pattern.compile("(.*?)(?:\\.v[1-9][0-9]{0,8})?");

  private StudyLinks() {}

  /** Whether it is an accession, or a version of one such as {@code S-LMK12.v2}. */
  static boolean isName(String text) {
    Matcher name = NAME.matcher(text);
    return name.matches() && Accession.isAccession(name.group(1));
  }

  /**
   * The header {@code Link}, or empty for what is no page of a study.
   *
   * @param segments of the path
   */
  static Optional<String> of(List<String> segments) {
    if (segments.size() != 2
        || !segments.getFirst().equals(STUDIES)
        || !isName(segments.getLast())) {
      return Optional.empty();
    }
    String study = "/api/v1/studies/" + segments.getLast();
    return Optional.of(
        String.join(
            ", ",
            PageLink.of(study + "/linkset", "linkset", "application/linkset+json"),
            PageLink.of(study + ".jsonld", "describedby", "application/ld+json"),
            PageLink.of(study + ".ro-crate.json", "describedby", "application/ld+json"),
            PageLink.of(
                study + ".datacite.json", "describedby", "application/vnd.datacite.datacite+json"),
            "</studies/" + segments.getLast() + ">; rel=\"cite-as\"",
            "<https://schema.org/AboutPage>; rel=\"type\"",
            "<https://schema.org/Dataset>; rel=\"type\""));
  }
}
