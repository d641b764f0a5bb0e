package org.lumenark.search.suggest;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values of which a word begins as was typed, as a regular expression of Lucene, whatever their
 * letter case and accents. Everything that is not a letter or digit is one and the same.
 */
final class Beginning {

  /** Longer ones would be refused by the engine, and no value is told by so much. */
  private static final int LONGEST = 32;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String NO_LETTER = "[^a-zA-Z0-9]";

  private static final Map<Character, String> ACCENTED =
      Map.of(
          'a', "àáâãäåÀÁÂÃÄÅ",
          'c', "çćčÇĆČ",
          'e', "èéêëěÈÉÊË",
          'i', "ìíîïÌÍÎÏ",
          'n', "ñńÑ",
          'o', "òóôõöøÒÓÔÕÖØ",
          's', "šśŠŚ",
          'u', "ùúûüůÙÚÛÜ",
          'y', "ýÿÝ",
          'z', "žźżŽŹŻ");

  private Beginning() {}

  /** Empty if nothing is to be told from what was typed. */
  static Optional<String> of(String typed) {
    String plain = MARKS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKD)).replaceAll("");
    String words = BETWEEN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    if (words.isEmpty() || words.codePointCount(0, words.length()) > LONGEST) {
      return Optional.empty();
    }
    StringBuilder expression = new StringBuilder("(.*" + NO_LETTER + ")?");
    words.codePoints().forEach(letter -> expression.append(one(letter)));
    return Optional.of(expression.append(".*").toString());
  }

  private static String one(int letter) {
    if (letter == ' ') {
      return NO_LETTER + "+";
    }
    String lower = Character.toString(letter);
    String upper = lower.toUpperCase(Locale.ROOT);
    String both = upper.equals(lower) || upper.codePointCount(0, upper.length()) > 1 ? "" : upper;
    String accented =
        Character.isBmpCodePoint(letter) ? ACCENTED.getOrDefault((char) letter, "") : "";
    return both.isEmpty() && accented.isEmpty() ? lower : "[" + lower + both + accented + "]";
  }
}
