package org.lumenark.gateway.usage;

import java.util.Optional;
import java.util.Set;
import org.lumenark.contracts.id.Accession;
import org.lumenark.gateway.route.RequestPath;

/**
 * Reads about one study that its own path names. What the pages ask for besides, such as the first
 * picture of a study in a list, is no visit to it.
 */
public final class Looks {

  private static final Set<String> OPERATIONS =
      Set.of("readStudy", "exportStudy", "linkStudy", "readBioStudy", "exportBioStudy");

  private Looks() {}

  /** Empty for what is none. */
  public static Optional<Use> of(String operation, RequestPath path) {
    return OPERATIONS.contains(operation)
        ? path.decoded().stream()
            .map(Looks::name)
            .filter(Accession::isAccession)
            .findFirst()
            .map(accession -> new Use.Look(accession, String.join("/", path.decoded())))
        : Optional.empty();
  }

  /** Without version and suffix, as in {@code S-LMK1.v2.bib}. */
  private static String name(String segment) {
    int end = segment.indexOf('.');
    return end < 0 ? segment : segment.substring(0, end);
  }
}
