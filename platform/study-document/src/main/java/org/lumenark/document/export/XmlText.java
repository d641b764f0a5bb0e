package org.lumenark.document.export;

/** Text as XML 1.0 can hold it. */
public final class XmlText {

  private XmlText() {}

  /** XML 1.0, production 2: control characters and half surrogates cannot be written at all. */
  public static String clean(String text) {
    return text.codePoints()
        .filter(c ->
            c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c < 0xFFFE
                || c > 0xFFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
