package org.lumenark.metadata.find;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path, or what is asked of one, cut into runs of letters and digits, and these into pieces where
 * letter case or kind changes: {@code HeLaCells_t007.tif} has the runs {@code HeLaCells}, {@code
 * t007} and {@code tif}, the first of them the pieces {@code he}, {@code la} and {@code cell}.
 * Pieces are without case and accents, words without the ending of a plural, numbers without zeros
 * before them.
 */
record FileWording(List<Run> runs) {

  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern PIECE =
      Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?[\\p{L}\\p{M}&&[^\\p{Lu}]]+|\\p{N}+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern ZEROS = Pattern.compile("^0+(?=.)");
  private static final int LONGEST = 64;

  FileWording {
    runs = List.copyOf(runs);
  }

  /**
   * What stands between two characters that are neither letter nor digit.
   *
   * @param whole as one word; of a run with digits it is compared by its pieces alone
   */
  record Run(String whole, List<String> pieces) {

    Run {
      pieces = List.copyOf(pieces);
    }

    boolean hasDigits() {
      return pieces.stream().anyMatch(FileWording::isNumber);
    }
  }

  static FileWording of(String text) {
    List<Run> runs = new ArrayList<>();
    Matcher run = RUN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
    while (run.find()) {
      List<String> pieces = new ArrayList<>();
      Matcher piece = PIECE.matcher(run.group());
      while (piece.find()) {
        pieces.add(word(piece.group()));
      }
      if (!pieces.isEmpty()) {
        runs.add(new Run(word(run.group()), pieces));
      }
    }
    return new FileWording(runs);
  }

  static boolean isNumber(String piece) {
    return Character.isDigit(piece.codePointAt(0));
  }

  /** Whether each run that is asked for is in this path. */
  boolean has(FileWording asked) {
    Set<String> words = words();
    return asked.runs().stream()
        .allMatch(run ->
            run.hasDigits()
                ? runs.stream().anyMatch(own -> follows(own.pieces(), run.pieces()))
                : words.contains(run.whole())
                    || (run.pieces().size() > 1 && words.containsAll(run.pieces())));
  }

  /** Whether the pieces that are asked for stand in this path one behind the other. */
  boolean hasInOrder(FileWording asked) {
    return follows(allPieces(), asked.allPieces());
  }

  /** Runs without digits, and the pieces of all. */
  private Set<String> words() {
    Set<String> words = new HashSet<>(allPieces());
    runs.stream().filter(run -> !run.hasDigits()).map(Run::whole).forEach(words::add);
    return words;
  }

  private List<String> allPieces() {
    return runs.stream().flatMap(run -> run.pieces().stream()).toList();
  }

  private static boolean follows(List<String> pieces, List<String> asked) {
    for (int from = 0; from + asked.size() <= pieces.size(); from++) {
      if (pieces.subList(from, from + asked.size()).equals(asked)) {
        return true;
      }
    }
    return false;
  }

  private static String word(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String lower = (plain.isEmpty() ? text : plain).toLowerCase(Locale.ROOT);
    if (isNumber(lower) && lower.codePoints().allMatch(Character::isDigit)) {
      return cut(ZEROS.matcher(lower).replaceFirst(""));
    }
    return cut(lower.codePoints().allMatch(Character::isLetter) ? singular(lower) : lower);
  }

  private static String cut(String word) {
    return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
  }

  /** D. Harman, How effective is suffixing?, 1991: the S stemmer. */
  private static String singular(String word) {
    int length = word.length();
    if (length < 4 || !word.endsWith("s") || word.endsWith("us") || word.endsWith("ss")) {
      return word;
    }
    if (word.endsWith("ies") && !word.endsWith("eies") && !word.endsWith("aies")) {
      return word.substring(0, length - 3) + "y";
    }
    if (word.endsWith("es")
        && List.of("aes", "ees", "ies", "oes").stream().anyMatch(word::endsWith)) {
      return word;
    }
    return word.substring(0, length - 1);
  }
}
