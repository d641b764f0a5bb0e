package org.lumenark.filelist;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with {@code _x000D_} for characters that XML cannot hold (ECMA-376, part 1, 22.9.2.19). */
final class EscapedText {

  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private EscapedText() {}

  static String plain(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement("" + (char) Integer.parseInt(found.group(1), 16)));
  }
}
