package org.lumenark.ontology;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compact identifiers of IRIs, by the rule of the OBO Foundry: the last segment {@code
 * PREFIX_LOCAL} is {@code PREFIX:LOCAL}. EDAM names its terms by kind ({@code topic_3382}) and has
 * the prefix EDAM for all.
 */
final class Curies {

  private static final Pattern NUMBERED = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)_(\\d+)");
  private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9.-]*)_(\\S+)");
  private static final String EDAM = "http://edamontology.org/";

  private Curies() {}

  /** The IRI itself where it has no such form. */
  static String of(String iri) {
    if (iri.startsWith(EDAM)) {
      return "EDAM:" + iri.substring(EDAM.length());
    }
    String last = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    Matcher numbered = NUMBERED.matcher(last);
    if (numbered.matches()) {
      return numbered.group(1) + ":" + numbered.group(2);
    }
    Matcher named = NAMED.matcher(last);
    return named.matches() ? named.group(1) + ":" + named.group(2) : iri;
  }
}
