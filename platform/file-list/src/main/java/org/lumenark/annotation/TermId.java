package org.lumenark.annotation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of terms as tables write them, in the form that ontologies have them in. */
final class TermId {

  /** {@code CMPO_0000376}, {@code NCBITaxon:9606}, or an address that ends so. */
  private static final Pattern FULL =
      Pattern.compile("(?:https?://\\S*[/#])?([A-Za-z][A-Za-z0-9]{0,30})[_:]([A-Za-z0-9.-]{1,60})");

  private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9.-]{1,60}");
  private static final Pattern ONTOLOGY = Pattern.compile("[A-Za-z][A-Za-z0-9 ]{0,30}");

  private TermId() {}

  /**
   * @param ontology that another column names, empty if none does; only for ids that do not say it
   *     themselves
   * @return empty if it is no id
   */
  static Optional<String> of(String accession, String ontology) {
    String text = accession.strip();
    Matcher full = FULL.matcher(text);
    if (full.matches()) {
      return Optional.of(full.group(1) + ":" + full.group(2));
    }
    String name = ontology.strip();
    return LOCAL.matcher(text).matches() && ONTOLOGY.matcher(name).matches()
        ? Optional.of(name.replace(" ", "") + ":" + text)
        : Optional.empty();
  }
}
