package org.lumenark.filelist;

/** Text of a list as messages quote it. */
final class Shown {

  private static final int LONGEST = 120;

  private Shown() {}

  /** In quotes, shortened, without characters that a terminal would obey. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder("'");
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          if (Character.isISOControl(c)
              || Character.getType(c) == Character.FORMAT
              || Character.getType(c) == Character.SURROGATE) {
            shown.append(String.format("\\u%04X", c));
          } else {
            shown.appendCodePoint(c);
          }
        });
    if (text.codePointCount(0, text.length()) > LONGEST) {
      shown.append('…');
    }
    return shown.append("'").toString();
  }
}
