package org.lumenark.imaging.ome;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects the keys of a format that map to nothing else, as many as are useful to people: at most
 * 5,000 of 256 characters, with values of up to 20,000. What comes first stays.
 */
public final class OriginalMetadata {

  private static final int MAX_KEYS = 5_000;
  private static final int MAX_KEY = 256;
  private static final int MAX_VALUE = 20_000;

  private final Map<String, String> kept = new LinkedHashMap<>();

  /** Keeps a value that is not blank; a key that is there already keeps its first value. */
  public OriginalMetadata add(String key, String value) {
    String text = XmlText.legal(cut(value, MAX_VALUE)).strip();
    if (kept.size() < MAX_KEYS && !text.isEmpty()) {
      kept.putIfAbsent(XmlText.legal(cut(key, MAX_KEY)), text);
    }
    return this;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  public Map<String, String> toMap() {
    return Map.copyOf(kept);
  }
}
