package org.lumenark.document.export;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name as catalogues want it. {@code Family, Given} says itself which is which; of {@code Given
 * Family} the last word is taken for the family's, with particles such as {@code van der}. A name
 * that joins words by {@code and} is an institute's and stays whole.
 */
record PersonName(String family, Optional<String> given) {

  private static final Pattern AND =
      Pattern.compile("(?:^|\\s)and(?:\\s|$)", Pattern.CASE_INSENSITIVE);

  static PersonName of(String name) {
    int comma = name.indexOf(',');
    if (comma > 0 && comma < name.length() - 1) {
      return new PersonName(
          name.substring(0, comma).strip(), Optional.of(name.substring(comma + 1).strip()));
    }
    if (joins(name)) {
      return new PersonName(name.strip(), Optional.empty());
    }
    String[] words = name.strip().split("\\s+");
    int family = words.length - 1;
    while (family > 1 && isParticle(words[family - 1])) {
      family--;
    }
    return new PersonName(
        String.join(" ", Arrays.copyOfRange(words, family, words.length)),
        family == 0
            ? Optional.empty()
            : Optional.of(String.join(" ", Arrays.copyOfRange(words, 0, family))));
  }

  /** {@code Family, Given}. */
  String inverted() {
    return given.map(first -> family + ", " + first).orElse(family);
  }

  /** Whether the word is in it that stands between two authors in BibTeX. */
  static boolean joins(String text) {
    return AND.matcher(text).find();
  }

  private static boolean isParticle(String word) {
    return Character.isLowerCase(word.codePointAt(0));
  }
}
