package org.lumenark.imaging.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Texts and attributes of a tree under their paths ({@code Image/Dimensions/T/StartTime}, {@code
 * Objective/@Id}), bounded in number and length. Elements of one name beside each other are counted
 * from the second on ({@code Channel}, {@code Channel.2}).
 */
public final class FlatMetadata {

  /** Enough for the settings of one image. */
  public static final int MAX_ENTRIES = 2_000;

  private static final int MAX_CHARACTERS = 2_000;

  private final Map<String, String> entries = new LinkedHashMap<>();
  private final Set<String> skipped;
  private final int maxEntries;

  /**
   * @param skipped names of elements that are left out with all that is in them
   * @param maxEntries how many are kept, the first ones
   */
  public FlatMetadata(Set<String> skipped, int maxEntries) {
    this.skipped = Set.copyOf(skipped);
    this.maxEntries = Math.min(maxEntries, MAX_ENTRIES);
  }

  /** Adds the element and what is below it; what is too long is cut, what is too much left out. */
  public void add(String path, XmlElement element) {
    if (skipped.contains(element.name())) {
      return;
    }
    put(path, element.text());
    for (String attribute : element.attributeNames()) {
      put(path + "/@" + attribute, element.attribute(attribute).orElse(""));
    }
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (XmlElement child : element.children()) {
      if (entries.size() >= maxEntries) {
        return;
      }
      int number = seen.merge(child.name(), 1, Integer::sum);
      String step = number == 1 ? child.name() : child.name() + "." + number;
      add(path + "/" + step, child);
    }
  }

  /** Adds one entry, unless it is blank or there are too many. */
  public void put(String key, String value) {
    if (!value.isEmpty() && entries.size() < maxEntries) {
      entries.put(key, value.substring(0, Math.min(value.length(), MAX_CHARACTERS)));
    }
  }

  public Map<String, String> entries() {
    return Map.copyOf(entries);
  }
}
