package org.lumenark.document.pagetab;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of XLSX cells: a character may stand as {@code _xHHHH_} (ECMA-376 part 1, 22.9.2.19), and
 * what only looks so has its first {@code _} written in that way.
 */
final class XlsxText {

  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private XlsxText() {}

  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPE
            .matcher(text)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        : text;
  }

  static String escaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(found -> String.format(Locale.ROOT, "_x005F_x%s_", found.group(1)))
        .replace("\r", "_x000D_");
  }
}
