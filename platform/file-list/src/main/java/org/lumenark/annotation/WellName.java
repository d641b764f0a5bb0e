package org.lumenark.annotation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A well by the letters of its row and the number of its column, in any usual writing: {@code A1},
 * {@code A01}, {@code a1}, {@code AB-12}.
 *
 * @param row one or two capital letters
 * @param column from 1
 */
public record WellName(String row, int column) {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z]{1,2})[ _-]?0{0,3}([1-9][0-9]{0,2})");

  /** Empty if it names no well. */
  public static Optional<WellName> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches()
        ? Optional.of(
            new WellName(form.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  /** {@code A1}. */
  @Override
  public String toString() {
    return row + column;
  }
}
