package org.lumenark.search.index;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as lists are sorted by: without case and accents, and no longer than it must be. */
final class SortName {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final int LONGEST = 100;

  private SortName() {}

  static String of(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String lower = plain.strip().toLowerCase(Locale.ROOT);
    if (lower.length() <= LONGEST) {
      return lower;
    }
    boolean cutsPair = Character.isHighSurrogate(lower.charAt(LONGEST - 1));
    return lower.substring(0, cutsPair ? LONGEST - 1 : LONGEST);
  }
}
