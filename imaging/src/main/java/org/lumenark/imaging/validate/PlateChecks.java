package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the text says of {@code plate} and {@code well}. */
final class PlateChecks {

  private PlateChecks() {}

  static void plate(Scope scope, JsonNode plate) {
    List<String> rows = names(scope.below("/rows"), plate.path("rows"));
    List<String> columns = names(scope.below("/columns"), plate.path("columns"));
    Set<String> ids = new HashSet<>();
    JsonNode acquisitions = plate.path("acquisitions");
    for (int i = 0; i < acquisitions.size(); i++) {
      if (!ids.add(acquisitions.get(i).path("id").asText())) {
        scope.byText(
            "plate.acquisition-twice",
            "Two acquisitions have the same id.",
            "Number the acquisitions.",
            "/acquisitions/" + i + "/id");
      }
    }
    Set<String> paths = new HashSet<>();
    JsonNode wells = plate.path("wells");
    for (int i = 0; i < wells.size(); i++) {
      well(scope.below("/wells/" + i), wells.get(i), rows, columns, paths);
    }
  }

  private static void well(
      Scope scope, JsonNode well, List<String> rows, List<String> columns, Set<String> paths) {
    String path = well.path("path").asText();
    if (!paths.add(path)) {
      scope.byText(
          "plate.well-twice", "The well " + path + " is listed twice.", "List it once.", "");
    }
    int row = well.path("rowIndex").asInt(-1);
    int column = well.path("columnIndex").asInt(-1);
    if (row < 0 || column < 0 || rows.isEmpty() || columns.isEmpty()) {
      return;
    }
    if (row >= rows.size() || column >= columns.size()) {
      scope.byText(
          "plate.well-index",
          "The well lies in a row or column that the plate does not have.",
          "Count rows and columns from 0, and list all of them.",
          "");
    } else if (!path.equals(rows.get(row) + "/" + columns.get(column))) {
      scope.byText(
          "plate.well-path",
          "The path %s is not that of row %s and column %s."
              .formatted(path, rows.get(row), columns.get(column)),
          "Write the row's name, a slash and the column's name.",
          "/path");
    }
  }

  private static List<String> names(Scope scope, JsonNode list) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String name = list.get(i).path("name").asText();
      names.add(name);
      if (!seen.add(name)) {
        scope.byText(
            "plate.name-twice",
            "The name " + name + " is given twice.",
            "Give each row and each column a name of its own.",
            "/" + i);
      }
    }
    return names;
  }

  static void well(Scope scope, JsonNode well) {
    Set<String> paths = new HashSet<>();
    JsonNode images = well.path("images");
    for (int i = 0; i < images.size(); i++) {
      String path = images.get(i).path("path").asText();
      if (!paths.add(path)) {
        scope.byText(
            "well.field-twice",
            "The field " + path + " is listed twice.",
            "List each field once.",
            "/images/" + i + "/path");
      }
    }
  }
}
