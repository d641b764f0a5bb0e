package org.lumenark.ontology;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Names as they are compared: in lower case, without accents, and with one blank where anything but
 * letters and digits stood. So {@code Mus <mouse, genus>} is {@code mus mouse genus}.
 */
public final class Words {

  private Words() {}

  /** Empty for a name without any letter or digit. */
  public static String of(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(plain.length());
    plain
        .codePoints()
        .forEach(c -> {
          if (Character.isLetterOrDigit(c)) {
            words.appendCodePoint(c);
          } else if (Character.getType(c) != Character.NON_SPACING_MARK
              && !words.isEmpty()
              && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
          }
        });
    return words.toString().stripTrailing();
  }
}
