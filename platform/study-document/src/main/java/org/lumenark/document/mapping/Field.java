package org.lumenark.document.mapping;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A member of the document that PageTab says by attributes of a name.
 *
 * @param name as it is written
 * @param keys names that are read, see {@link #key}
 */
record Field(String member, String name, Form form, Set<String> keys) {

  static Field of(String member, String name, Form form, String... otherNames) {
    Set<String> keys = new HashSet<>();
    keys.add(key(name));
    for (String other : otherNames) {
      keys.add(key(other));
    }
    return new Field(member, name, form, Set.copyOf(keys));
  }

  /** Names match without case, blanks, hyphens and underscores. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
