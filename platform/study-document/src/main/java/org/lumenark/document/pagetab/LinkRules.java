package org.lumenark.document.pagetab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;

/** Links: a web address, or the accession of a record elsewhere. */
final class LinkRules {

  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):(.*)$");
  private static final Pattern WEB = Pattern.compile("(?i)https?|ftp|doi");
  private static final Pattern CREDENTIALS = Pattern.compile("^//[^/?#]*@.*");

  private LinkRules() {}

  static Optional<Finding> check(String url, Place place) {
    if (url.isBlank()) {
      return Optional.of(finding("link.empty", place, "The link is empty."));
    }
    Matcher matcher = SCHEME.matcher(url);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean scheme =
        matcher.group(2).startsWith("//")
            || matcher.group(1).matches("(?i)data|javascript|vbscript|file");
    if (scheme && !WEB.matcher(matcher.group(1)).matches()) {
      return Optional.of(
          finding("link.scheme", place, "The link is no web address; it will be shown as text."));
    }
    return CREDENTIALS.matcher(matcher.group(2)).matches()
        ? Optional.of(
            finding("link.credentials", place, "The link holds a user name or a password."))
        : Optional.empty();
  }

  private static Finding finding(String code, Place place, String message) {
    return Finding.warning(
        code, place, message, "Give an address that begins with https://, or an accession.");
  }
}
