package org.lumenark.imaging.ome;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text that may go in and out of XML 1.0. */
public final class XmlText {

  private XmlText() {}

  /** Bytes of an XML document: UTF-16 by its mark, UTF-8, or Latin-1 where it is not UTF-8. */
  public static String decode(byte[] raw) {
    if (raw.length > 1 && (raw[0] & 0xFF) == 0xFE && (raw[1] & 0xFF) == 0xFF) {
      return new String(raw, 2, raw.length - 2, StandardCharsets.UTF_16BE);
    }
    if (raw.length > 1 && (raw[0] & 0xFF) == 0xFF && (raw[1] & 0xFF) == 0xFE) {
      return new String(raw, 2, raw.length - 2, StandardCharsets.UTF_16LE);
    }
    boolean mark =
        raw.length > 2
            && (raw[0] & 0xFF) == 0xEF
            && (raw[1] & 0xFF) == 0xBB
            && (raw[2] & 0xFF) == 0xBF;
    int from = mark ? 3 : 0;
    Charset utf8 = StandardCharsets.UTF_8;
    try {
      return utf8.newDecoder().decode(ByteBuffer.wrap(raw, from, raw.length - from)).toString();
    } catch (CharacterCodingException e) {
      return new String(raw, from, raw.length - from, StandardCharsets.ISO_8859_1);
    }
  }

  /** Leaves out what XML 1.0 does not allow. */
  public static String legal(String text) {
    int bad = 0;
    for (int i = 0; i < text.length() && bad == 0; ) {
      int c = text.codePointAt(i);
      bad = isLegal(c) ? 0 : 1;
      i += Character.charCount(c);
    }
    if (bad == 0) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(XmlText::isLegal).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isLegal(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
