package org.lumenark.filelist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of attributes in the order in which they came. */
final class Columns {

  private static final int LONGEST_NAME = 255;

  private final FileListLimits limits;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private int characters;

  Columns(FileListLimits limits) {
    this.limits = limits;
  }

  List<String> names() {
    return List.copyOf(names);
  }

  int count() {
    return names.size();
  }

  /** The place of a known name, or -1. */
  int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /** Adds a name, or says why it cannot be one. */
  Optional<FileListFinding> add(String name, long row) {
    if (name.isBlank()) {
      return error("column.empty", row, "A column has no name.", "Name it, or remove it.");
    }
    if (name.length() > LONGEST_NAME) {
      return error(
          "column.too-long", row, "A name of a column is too long.", "Use up to 255 characters.");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return error(
          "column.control", row, "A name of a column holds a control character.", "Remove it.");
    }
    if (name.equals("Files") || places.containsKey(name)) {
      return error(
          "column.twice",
          row,
          "The column " + Shown.of(name) + " is there twice.",
          "Give each column a name of its own.");
    }
    if (names.size() == limits.columns()) {
      return error(
          "columns.too-many",
          row,
          "There are more than " + limits.columns() + " columns.",
          "Keep those that tell files apart.");
    }
    characters += name.length();
    if (characters > limits.cellCharacters()) {
      return error(
          "columns.too-long",
          row,
          "The names of the columns have more than " + limits.cellCharacters() + " characters.",
          "Shorten them.");
    }
    places.put(name, names.size());
    names.add(name);
    return Optional.empty();
  }

  private static Optional<FileListFinding> error(
      String code, long row, String message, String remedy) {
    return Optional.of(FileListFinding.error(code, row, message, remedy));
  }
}
