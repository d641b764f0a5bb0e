package org.lumenark.submission.collaborator;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What someone is invited by. Only whole addresses are taken: there is no search.
 *
 * @param value an e-mail address in lower case, or an ORCID iD
 */
public record Address(String value) {

  private static final int LONGEST_EMAIL = 254;
  private static final String ORCID_URL = "https://orcid.org/";
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]+");
  private static final Pattern ORCID = Pattern.compile("\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]");

  /** An e-mail address, if it has the form of one. */
  static Optional<Address> email(String text) {
    String email = text.strip().toLowerCase(Locale.ROOT);
    return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches()
        ? Optional.of(new Address(email))
        : Optional.empty();
  }

  /** An ORCID iD with or without its URL, if its check digit is right. */
  static Optional<Address> orcid(String text) {
    String stripped = text.strip();
    String orcid =
        stripped.startsWith(ORCID_URL) ? stripped.substring(ORCID_URL.length()) : stripped;
    return ORCID.matcher(orcid).matches() && checkDigit(orcid) == orcid.charAt(orcid.length() - 1)
        ? Optional.of(new Address(orcid))
        : Optional.empty();
  }

  public boolean isEmail() {
    return value.indexOf('@') > 0;
  }

  /** ISO 7064 MOD 11-2, as ORCID describes it. */
  private static char checkDigit(String orcid) {
    int total = 0;
    for (char digit : orcid.substring(0, orcid.length() - 1).replace("-", "").toCharArray()) {
      total = (total + (digit - '0')) * 2;
    }
    int result = (12 - total % 11) % 11;
    return result == 10 ? 'X' : (char) ('0' + result);
  }
}
