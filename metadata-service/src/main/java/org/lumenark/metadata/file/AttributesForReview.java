package org.lumenark.metadata.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.metadata.study.AnonymousDocument;

/** What those who read a study without its people see of file lists. */
final class AttributesForReview {

  private AttributesForReview() {}

  /** Without columns that are named like a person, and without what identifies one by its form. */
  static Map<String, String> hidden(Map<String, String> attributes) {
    Map<String, String> seen = new LinkedHashMap<>();
    attributes.forEach((name, value) -> {
      if (!AnonymousDocument.isNamedLikePeople(name)) {
        seen.put(name, AnonymousDocument.text(value));
      }
    });
    return seen;
  }

  /** Names of components without what identifies a person by its form. */
  static List<String> hidden(List<String> components) {
    return components.stream().map(AnonymousDocument::text).toList();
  }

  /** Whether it asks for what is hidden: whoever may guess a name would learn that it is right. */
  static boolean isAbout(AttributeFilter filter) {
    Map<String, String> asked = Map.of(filter.name(), filter.value());
    return !hidden(asked).equals(asked);
  }
}
