package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/**
 * Brings what was given as PageTab JSON into one shape: {@code accNo} and {@code isReference} get
 * their names of today, a path may be given as {@code filePath} or {@code fileName}, nulls of known
 * members go, numbers and truth values become text as they are written. Members that PageTab does
 * not know stay.
 */
final class JsonShape {

  private final Tree tree;

  JsonShape(Tree tree) {
    this.tree = tree;
  }

  void submission() {
    ObjectNode submission = tree.submission;
    JsonNode section = submission.path(Members.SECTION);
    if (section.isMissingNode()) {
      throw Refusal.at(
          Place.pointer(""),
          "pagetab.section-missing",
          "The object has no section; it is no submission.",
          "Add a section of type Study.");
    }
    renamed(submission, "accNo", Members.ACCESSION);
    text(submission, Members.ACCESSION, "");
    text(submission, Members.TYPE, "");
    if (!submission.has(Members.TYPE)) {
      submission.put(Members.TYPE, "submission");
    }
    attributes(submission, "");
    if (section.isNull()) {
      submission.remove(Members.SECTION);
      tree.findings.add(Findings.sectionMissing(Place.pointer("/section")));
    } else {
      section(object(section, "/section"), "/section", 1);
    }
  }

  private void section(ObjectNode section, String pointer, int depth) {
    PageTabLimits.checkDepth(depth, Place.pointer(pointer));
    renamed(section, "accNo", Members.ACCESSION);
    text(section, Members.ACCESSION, pointer);
    text(section, Members.TYPE, pointer);
    if (Members.text(section, Members.TYPE).isBlank()) {
      section.remove(Members.TYPE);
      tree.findings.add(Findings.typeMissing(Place.pointer(pointer)));
    }
    attributes(section, pointer);
    each(section, Members.FILES, pointer, this::file);
    each(section, Members.LINKS, pointer, this::link);
    each(section, Members.SUBSECTIONS, pointer, (each, place) -> section(each, place, depth + 1));
  }

  private void file(ObjectNode file, String pointer) {
    for (String other : new String[] {"filePath", "fileName"}) {
      if (!file.hasNonNull(Members.PATH) && file.path(other).isTextual()) {
        file.put(Members.PATH, file.path(other).asText());
      }
    }
    required(file, Members.PATH, pointer);
    attributes(file, pointer);
  }

  private void link(ObjectNode link, String pointer) {
    required(link, Members.URL, pointer);
    attributes(link, pointer);
  }

  private void required(ObjectNode holder, String member, String pointer) {
    text(holder, member, pointer);
    if (!holder.has(member)) {
      holder.put(member, "");
    }
  }

  private void attributes(ObjectNode holder, String pointer) {
    each(holder, Members.ATTRIBUTES, pointer, this::attribute);
  }

  private void attribute(ObjectNode attribute, String pointer) {
    renamed(attribute, "isReference", Members.REFERENCE);
    text(attribute, Members.NAME, pointer);
    if (Members.text(attribute, Members.NAME).isBlank()) {
      throw refuse(
          pointer,
          "pagetab.attribute-name-missing",
          "An attribute has no name.",
          "Name it, or remove it.");
    }
    text(attribute, Members.VALUE, pointer);
    if (!attribute.has(Members.VALUE)) {
      attribute.put(Members.VALUE, "");
    }
    JsonNode reference = attribute.path(Members.REFERENCE);
    if (reference.isNull() || (reference.isBoolean() && !reference.asBoolean())) {
      attribute.remove(Members.REFERENCE);
    } else if (!reference.isMissingNode() && !reference.isBoolean()) {
      throw type(pointer + "/reference", "true or false");
    }
    each(attribute, Members.NAME_QUALIFIERS, pointer, this::qualifier);
    each(attribute, Members.VALUE_QUALIFIERS, pointer, this::qualifier);
  }

  private void qualifier(ObjectNode qualifier, String pointer) {
    text(qualifier, Members.NAME, pointer);
    if (Members.text(qualifier, Members.NAME).isBlank()) {
      throw refuse(
          pointer, "pagetab.qualifier-name-missing", "A qualifier has no name.", "Name it.");
    }
    required(qualifier, Members.VALUE, pointer);
  }

  private interface Visitor {
    void visit(ObjectNode each, String pointer);
  }

  /** Visits what a list holds, rows of tables included; an absent or null list is an empty one. */
  private void each(ObjectNode holder, String member, String pointer, Visitor visitor) {
    JsonNode list = holder.path(member);
    if (list.isMissingNode() || list.isNull()) {
      holder.remove(member);
      return;
    }
    if (!(list instanceof ArrayNode array)) {
      throw type(pointer + "/" + member, "a list");
    }
    boolean tables = !member.equals(Members.ATTRIBUTES) && Members.OF_SECTION.contains(member);
    for (int index = 0; index < array.size(); index++) {
      String place = pointer + "/" + member + "/" + index;
      if (tables && array.get(index) instanceof ArrayNode table) {
        for (int row = 0; row < table.size(); row++) {
          visitor.visit(object(table.get(row), place + "/" + row), place + "/" + row);
        }
      } else {
        visitor.visit(object(array.get(index), place), place);
      }
    }
  }

  private static ObjectNode object(JsonNode node, String pointer) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw type(pointer, "an object");
  }

  private static void renamed(ObjectNode holder, String old, String name) {
    if (holder.has(old)) {
      JsonNode value = holder.remove(old);
      if (!holder.hasNonNull(name)) {
        holder.set(name, value);
      }
    }
  }

  private static void text(ObjectNode holder, String member, String pointer) {
    JsonNode value = holder.path(member);
    if (value.isNull()) {
      holder.remove(member);
    } else if (value.isNumber() || value.isBoolean()) {
      holder.put(member, value.asText());
    } else if (!value.isMissingNode() && !value.isTextual()) {
      throw type(pointer + "/" + member, "a text");
    }
  }

  private static Refusal type(String pointer, String form) {
    return refuse(pointer, "pagetab.form", "This is not " + form + ".", "Give " + form + " here.");
  }

  private static Refusal refuse(String pointer, String code, String message, String remedy) {
    return Refusal.at(Place.pointer(pointer), code, message, remedy);
  }
}
