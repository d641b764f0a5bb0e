package org.lumenark.document.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A list of the document whose elements are sections of PageTab.
 *
 * @param member of the document
 * @param type as it is written
 * @param keys types that are read
 */
record Kind(String member, String type, Set<String> keys, List<Field> fields, List<Kind> children) {

  static Kind of(String member, String type, List<String> otherTypes, Field... fields) {
    Set<String> keys = new HashSet<>();
    keys.add(Field.key(type));
    otherTypes.forEach(other -> keys.add(Field.key(other)));
    return new Kind(member, type, Set.copyOf(keys), List.of(fields), List.of());
  }

  Kind with(Kind child) {
    return new Kind(member, type, keys, fields, List.of(child));
  }

  Optional<Kind> child(String type) {
    return children.stream().filter(child -> child.isNamed(type)).findFirst();
  }

  /** Lists of sections below it, in the order in which they are written. */
  List<String> members() {
    List<String> members = new ArrayList<>();
    for (Kind child : children) {
      members.add(child.member());
      if (child == Vocabulary.AUTHORS) {
        members.add(Residue.ORGANISATIONS);
      }
    }
    members.add("sections");
    return members;
  }

  boolean isNamed(String type) {
    return keys.contains(Field.key(type));
  }
}
