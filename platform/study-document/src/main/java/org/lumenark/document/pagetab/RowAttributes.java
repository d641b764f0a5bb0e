package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/**
 * Attributes of one section, file or link as rows or columns give them, one cell after the other.
 */
final class RowAttributes {

  private final Tree tree;
  private final ObjectNode holder;
  private @Nullable ObjectNode last;

  RowAttributes(Tree tree, ObjectNode holder) {
    this.tree = tree;
    this.holder = holder;
  }

  /** The attribute that was added last; null if there is none yet. */
  @Nullable ObjectNode last() {
    return last;
  }

  void add(String nameCell, String value, long row) {
    AttributeName name = AttributeName.of(nameCell);
    if (name.name().isEmpty()) {
      throw Refusal.at(
          Place.row(row),
          "pagetab.attribute-name-missing",
          "An attribute has no name.",
          "Name it in the first cell, or empty the row.");
    }
    if (name.isQualifier()) {
      qualify(name, value, row);
      return;
    }
    last = holder.withArray(Members.ATTRIBUTES).addObject();
    last.put(Members.NAME, name.name()).put(Members.VALUE, value);
    if (name.kind() == AttributeName.Kind.REFERENCE) {
      last.put(Members.REFERENCE, true);
    }
    tree.cameFrom(last, row);
  }

  private void qualify(AttributeName name, String value, long row) {
    if (last == null) {
      throw Refusal.at(
          Place.row(row),
          "pagetab.qualifier-first",
          "The qualifier " + name.cell() + " has no attribute before it.",
          "Put it behind the attribute that it belongs to.");
    }
    String member =
        name.kind() == AttributeName.Kind.OF_NAME
            ? Members.NAME_QUALIFIERS
            : Members.VALUE_QUALIFIERS;
    ArrayNode qualifiers = last.withArray(member);
    qualifiers.addObject().put(Members.NAME, name.name()).put(Members.VALUE, value);
  }
}
