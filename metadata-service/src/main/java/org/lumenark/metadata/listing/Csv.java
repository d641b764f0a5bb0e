package org.lumenark.metadata.listing;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of CSV as RFC 4180 has them. A text that a spreadsheet would compute or run stands behind an
 * apostrophe (OWASP, "CSV Injection"): it begins with {@code = + - @}, a tab or a carriage return
 * and is no number. In JSON texts are as they are.
 */
public final class Csv {

  private static final String COMPUTED = "=+-@\t\r";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]+)?");

  private Csv() {}

  /** A row with its line end, which is LF, as programs on Unix expect. */
  public static String row(Object... cells) {
    return row(List.of(cells), text -> isComputed(text) ? "'" + text : text);
  }

  /** The same for programs alone, which take each text at its word. */
  static String exactRow(Object... cells) {
    return row(List.of(cells), UnaryOperator.identity());
  }

  private static String row(List<Object> cells, UnaryOperator<String> shown) {
    return cells.stream()
        .map(cell -> cell(shown.apply(String.valueOf(cell))))
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    boolean framed = !text.isEmpty() && (text.charAt(0) == ' ' || text.endsWith(" "));
    return plain && !framed ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean isComputed(String text) {
    return !text.isEmpty()
        && COMPUTED.indexOf(text.charAt(0)) >= 0
        && !NUMBER.matcher(text).matches();
  }
}
