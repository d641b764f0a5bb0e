package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Plate;

/** The acquisitions that a plate lists. Those without a number of their own are left out. */
final class PlateRuns {

  private static final int MOST = 10_000;
  private static final int MOST_TEXT = 10_000;

  private PlateRuns() {}

  /** Numbers of the acquisitions, without fields yet. */
  static Map<Integer, List<String>> declared(JsonNode plate) {
    Map<Integer, List<String>> runs = new LinkedHashMap<>();
    for (JsonNode run : plate.path("acquisitions")) {
      if (isId(run.path("id")) && runs.size() < MOST) {
        runs.putIfAbsent(run.path("id").asInt(), new ArrayList<>());
      }
    }
    return runs;
  }

  /** Tells of which acquisition a field is. */
  static void add(Map<Integer, List<String>> runs, JsonNode id, String field) {
    List<String> fields = isId(id) ? runs.get(id.asInt()) : null;
    if (fields != null) {
      fields.add(field);
    }
  }

  static List<Plate.Run> of(JsonNode plate, Map<Integer, List<String>> fields) {
    Map<Integer, Plate.Run> runs = new LinkedHashMap<>();
    for (JsonNode run : plate.path("acquisitions")) {
      int id = isId(run.path("id")) ? run.path("id").asInt() : -1;
      List<String> its = fields.get(id);
      if (its != null) {
        runs.putIfAbsent(
            id,
            new Plate.Run(
                id,
                text(run.path("name")),
                text(run.path("description")),
                seconds(run.path("starttime")),
                seconds(run.path("endtime")),
                its));
      }
    }
    return List.copyOf(runs.values());
  }

  private static boolean isId(JsonNode id) {
    return id.isIntegralNumber() && id.canConvertToInt() && id.asInt() >= 0;
  }

  private static Optional<String> text(JsonNode text) {
    return text.isTextual() && text.textValue().length() <= MOST_TEXT
        ? Optional.of(text.textValue())
        : Optional.empty();
  }

  private static OptionalDouble seconds(JsonNode time) {
    boolean known = time.isIntegralNumber() && time.canConvertToLong() && time.asLong() >= 0;
    return known ? OptionalDouble.of(time.asLong()) : OptionalDouble.empty();
  }
}
