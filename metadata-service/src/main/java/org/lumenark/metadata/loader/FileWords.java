package org.lumenark.metadata.loader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The distinct words of file names, in lower case: runs of letters and digits, and the parts of
 * such a run where case or kind changes ({@code HeLaCells01} gives {@code helacells01 he la
 * cells}). Runs of digits alone are counters, not words. Bounded: pure words come before those with
 * digits, as a study of a million numbered files would leave no room for what they show.
 */
final class FileWords {

  /** Most words of a study. */
  static final int MOST_WORDS = 10_000;

  /** Most characters of all words together; they travel in one event. */
  static final int MOST_CHARACTERS = 200_000;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 64;
  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern PART =
      Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?[\\p{L}\\p{M}&&[^\\p{Lu}]]+");

  private final SequencedSet<String> words = new LinkedHashSet<>();
  private final SequencedSet<String> withDigits = new LinkedHashSet<>();

  /** Takes the words of a path, of its folders too. */
  void add(String path) {
    Matcher runs = RUN.matcher(path);
    while (runs.find()) {
      String run = runs.group();
      keep(run);
      Matcher parts = PART.matcher(run);
      while (parts.find()) {
        keep(parts.group());
      }
    }
  }

  private void keep(String word) {
    if (word.length() < SHORTEST || word.length() > LONGEST) {
      return;
    }
    boolean digits = word.codePoints().anyMatch(Character::isDigit);
    boolean letters = word.codePoints().anyMatch(Character::isLetter);
    SequencedSet<String> kept = digits ? withDigits : words;
    if (letters && kept.size() < MOST_WORDS) {
      kept.add(word.toLowerCase(Locale.ROOT));
    }
  }

  /** What was found first, up to the bounds. */
  List<String> words() {
    List<String> found = new ArrayList<>();
    int characters = 0;
    for (SequencedSet<String> set : List.of(words, withDigits)) {
      for (String word : set) {
        if (found.size() == MOST_WORDS || characters + word.length() > MOST_CHARACTERS) {
          return List.copyOf(found);
        }
        characters += word.length();
        found.add(word);
      }
    }
    return List.copyOf(found);
  }
}
