package org.lumenark.document;

import java.util.regex.Pattern;

/** Identifiers of people, organisations and publications, judged by their form and check digits. */
public final class Identifiers {

  private static final Pattern ORCID =
      Pattern.compile(
          "(?:(?i:https?://)?(?i:www\\.)?(?i:orcid\\.org/))?(\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX])");
  private static final Pattern ROR =
      Pattern.compile("(?:(?:https?://)?(?:www\\.)?ror\\.org/)?(0[a-hj-km-np-tv-z0-9]{6}\\d{2})");
  private static final Pattern DOI =
      Pattern.compile(
          "(?i)(?:doi:\\s*|https?://(?:dx\\.)?doi\\.org/)?10\\.\\d{4,9}(?:\\.\\d+)*/\\S+");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
  private static final String BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz";

  private Identifiers() {}

  /** With its check digit, ISO 7064 MOD 11-2; also as an address at orcid.org. */
  public static boolean isOrcid(String text) {
    var matcher = ORCID.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    String digits = matcher.group(1).replace("-", "");
    int total = 0;
    for (int i = 0; i < digits.length() - 1; i++) {
      total = (total + (digits.charAt(i) - '0')) * 2;
    }
    int check = (12 - total % 11) % 11;
    return digits.charAt(digits.length() - 1) == (check == 10 ? 'X' : (char) ('0' + check));
  }

  /** With its check digits, ISO 7064 MOD 97-10 over Crockford's base 32; also as an address. */
  public static boolean isRor(String text) {
    var matcher = ROR.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    String id = matcher.group(1);
    long value = 0;
    for (int i = 1; i < 7; i++) {
      value = value * 32 + BASE_32.indexOf(id.charAt(i));
    }
    return Integer.parseInt(id.substring(7)) == 98 - (value * 100) % 97;
  }

  /** By its form; also as an address at doi.org. */
  public static boolean isDoi(String text) {
    return DOI.matcher(text).matches();
  }

  /** An address that mail can be sent to: no name beside it, no blanks, no line ends. */
  public static boolean isEmail(String text) {
    return text.length() <= 254 && EMAIL.matcher(text).matches();
  }
}
