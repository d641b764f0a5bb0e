package org.lumenark.ontology;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as people quote them, out of the addresses that ontologies are released at. */
final class Versions {

  private static final Pattern RELEASE = Pattern.compile("(?:^|/)releases/([^/]+)(?:/.*)?$");
  private static final Pattern DATE = Pattern.compile("(?:^|/)(\\d{4}-\\d{2}-\\d{2})(?:/|$)");

  private Versions() {}

  /** Empty for what is blank. */
  static Optional<String> of(String given) {
    String text = given.strip();
    Matcher date = DATE.matcher(text);
    if (date.find()) {
      return Optional.of(date.group(1));
    }
    Matcher release = RELEASE.matcher(text);
    if (release.find()) {
      return Optional.of(release.group(1));
    }
    String last = text.contains("://") ? text.substring(text.lastIndexOf('/') + 1) : text;
    return last.isEmpty() ? Optional.empty() : Optional.of(last);
  }
}
