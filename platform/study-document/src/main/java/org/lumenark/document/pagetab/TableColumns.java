package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.pagetab.AttributeName.Kind;

/**
 * The columns that a table needs so that each of its rows keeps the order of its attributes: a
 * column may come again.
 */
final class TableColumns {

  private static final int MOST = 500;

  private final List<List<String>> units = new ArrayList<>();

  /** Makes room for a row; false if a table cannot hold it. */
  boolean take(ObjectNode row) {
    int at = 0;
    for (JsonNode attribute : row.path(Members.ATTRIBUTES)) {
      List<String> unit = unit(attribute);
      if (!fits(attribute, unit)) {
        return false;
      }
      int found = at;
      while (found < units.size() && !isPart(unit, units.get(found))) {
        found++;
      }
      if (found == units.size()) {
        units.add(at, unit);
        found = at;
      }
      at = found + 1;
    }
    return units.size() <= MOST;
  }

  List<String> names() {
    return units.stream().flatMap(List::stream).toList();
  }

  List<@Nullable String> cells(ObjectNode row) {
    List<@Nullable String> cells = new ArrayList<>();
    int at = 0;
    for (JsonNode attribute : row.path(Members.ATTRIBUTES)) {
      List<String> unit = unit(attribute);
      while (!isPart(unit, units.get(at))) {
        units.get(at++).forEach(name -> cells.add(null));
      }
      cells(units.get(at++), unit, values(attribute), cells);
    }
    while (!cells.isEmpty() && cells.getLast() == null) {
      cells.removeLast();
    }
    return cells;
  }

  private static void cells(
      List<String> columns, List<String> names, List<String> values, List<@Nullable String> cells) {
    int next = 0;
    for (String column : columns) {
      boolean here = next < names.size() && names.get(next).equals(column);
      cells.add(here ? values.get(next++) : null);
    }
  }

  private static boolean fits(JsonNode attribute, List<String> unit) {
    AttributeName name = AttributeName.of(unit.getFirst());
    return Members.others(attribute, Members.OF_ATTRIBUTE).isEmpty()
        && !name.isQualifier()
        && name.name().equals(Members.text(attribute, Members.NAME))
        && attribute.path(Members.REFERENCE).asBoolean() == (name.kind() == Kind.REFERENCE);
  }

  /** The same attribute with all of these qualifiers, in this order. */
  private static boolean isPart(List<String> unit, List<String> columns) {
    if (!unit.getFirst().equals(columns.getFirst())) {
      return false;
    }
    int next = 0;
    for (String column : columns) {
      if (next < unit.size() && unit.get(next).equals(column)) {
        next++;
      }
    }
    return next == unit.size();
  }

  private static List<String> unit(JsonNode attribute) {
    List<String> unit = new ArrayList<>();
    Kind kind = attribute.path(Members.REFERENCE).asBoolean() ? Kind.REFERENCE : Kind.PLAIN;
    unit.add(new AttributeName(kind, Members.text(attribute, Members.NAME)).cell());
    for (JsonNode each : attribute.path(Members.NAME_QUALIFIERS)) {
      unit.add(new AttributeName(Kind.OF_NAME, Members.text(each, Members.NAME)).cell());
    }
    for (JsonNode each : attribute.path(Members.VALUE_QUALIFIERS)) {
      unit.add(new AttributeName(Kind.OF_VALUE, Members.text(each, Members.NAME)).cell());
    }
    return unit;
  }

  /** What it says: its value, then those of its qualifiers. */
  static List<String> values(JsonNode attribute) {
    List<String> values = new ArrayList<>();
    values.add(Members.text(attribute, Members.VALUE));
    for (String member : new String[] {Members.NAME_QUALIFIERS, Members.VALUE_QUALIFIERS}) {
      for (JsonNode each : attribute.path(member)) {
        values.add(Members.text(each, Members.VALUE));
      }
    }
    return values;
  }
}
