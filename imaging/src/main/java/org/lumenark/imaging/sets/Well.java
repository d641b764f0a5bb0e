package org.lumenark.imaging.sets;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A well by the names of its row and column.
 *
 * @param row one or two capital letters
 * @param column from 1
 */
record Well(String row, int column) implements Comparable<Well> {

  /** What a well looks like in a name: {@code B02}, {@code aa7}. */
  static final String SHAPE = "[A-Za-z]{1,2}[0-9]{1,3}";

  private static final Pattern PARTS = Pattern.compile("([A-Za-z]{1,2})([0-9]{1,3})");
  private static final Comparator<Well> ORDER =
      Comparator.<Well>comparingInt(well -> well.row.length())
          .thenComparing(Well::row)
          .thenComparingInt(Well::column);

  /** Empty if it is none; there is no column 0. */
  static Optional<Well> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Well(parts.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(parts.group(2))));
  }

  /** Letters of the row with this number, from 0: A to Z, then AA. */
  static String rowName(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : (char) ('A' + index / 26 - 1) + last;
  }

  @Override
  public int compareTo(Well other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return row + column;
  }
}
