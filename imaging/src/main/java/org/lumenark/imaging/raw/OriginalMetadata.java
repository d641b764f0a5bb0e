package org.lumenark.imaging.raw;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lumenark.imaging.ome.XmlText;

/** Keys of a format that map to nothing else; bounded in number and length. */
public final class OriginalMetadata {

  private static final int MAX_KEYS = 4_000;
  private static final int MAX_KEY_LENGTH = 200;
  private static final int MAX_VALUE_LENGTH = 4_000;

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Keeps a text that is not blank; what comes after the limit is left out. */
  public OriginalMetadata put(String key, String value) {
    String text = XmlText.legal(cut(value, MAX_VALUE_LENGTH)).strip();
    if (!text.isEmpty() && values.size() < MAX_KEYS) {
      values.put(XmlText.legal(cut(key, MAX_KEY_LENGTH)), text);
    }
    return this;
  }

  /** Keeps a number other than zero, which headers use for what is unknown. */
  public OriginalMetadata put(String key, double value) {
    if (value != 0 && Double.isFinite(value)) {
      put(key, number(value));
    }
    return this;
  }

  public Map<String, String> values() {
    return values;
  }

  /** Without a fraction where there is none. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
