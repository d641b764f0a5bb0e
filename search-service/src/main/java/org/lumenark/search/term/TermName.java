package org.lumenark.search.term;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of terms as they are compared: words without case, accents and the ending of a plural. */
final class TermName {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SHORTEST_PLURAL = 4;

  private TermName() {}

  /** Empty if there is no letter or digit. */
  static String of(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return Arrays.stream(BETWEEN.split(plain.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .map(TermName::singular)
        .collect(Collectors.joining(" "));
  }

  private static String singular(String word) {
    boolean plural =
        word.length() >= SHORTEST_PLURAL
            && word.endsWith("s")
            && !word.endsWith("us")
            && !word.endsWith("is")
            && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }
}
