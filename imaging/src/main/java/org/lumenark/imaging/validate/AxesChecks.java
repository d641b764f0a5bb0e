package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.lumenark.imaging.omezarr.NgffUnits;

/** What the text says of axes: names, order by type, units. */
final class AxesChecks {

  private AxesChecks() {}

  /**
   * @param axes a list of objects; anything else is left to the schema
   */
  static void check(Scope scope, JsonNode axes) {
    if (!axes.isArray()) {
      return;
    }
    Set<String> names = new HashSet<>();
    int time = 0;
    int other = 0;
    int last = 0;
    for (int i = 0; i < axes.size(); i++) {
      JsonNode axis = axes.get(i);
      String pointer = "/" + i;
      if (axis.has("name") && !names.add(axis.path("name").asText())) {
        scope.byText(
            "axes.name-twice",
            "Two axes are named " + axis.path("name").asText() + ".",
            "Give each axis a name of its own.",
            pointer + "/name");
      }
      String type = axis.path("type").asText("");
      int rank = type.equals("time") ? 1 : type.equals("space") ? 3 : 2;
      time += rank == 1 ? 1 : 0;
      other += rank == 2 ? 1 : 0;
      if (rank < last) {
        scope.byText(
            "axes.order",
            "The axes are not in the order time, channel or custom, space.",
            "Order the axes, and the arrays with them, as t, c, z, y, x.",
            pointer);
      }
      last = Math.max(last, rank);
      unit(scope.below(pointer), axis, type);
    }
    if (time > 1 || other > 1) {
      scope.byText(
          "axes.too-many-of-a-type",
          "There is more than one axis of time, or more than one of channels or a custom type.",
          "Split the image so that one of each is left.",
          "");
    }
  }

  private static void unit(Scope scope, JsonNode axis, String type) {
    String unit = axis.path("unit").asText("");
    boolean listed =
        switch (type) {
          case "space" -> NgffUnits.listedLength(unit);
          case "time" -> NgffUnits.listedTime(unit);
          default -> true;
        };
    if (!unit.isEmpty() && !listed) {
      scope.should(
          "axes.unit",
          "The unit " + unit + " is not one of those listed for axes of " + type + ".",
          "Write a name of UDUNITS-2, such as micrometer or second.",
          "/unit");
    }
  }
}
