package org.lumenark.document.acquisition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** A microscope in words: its stand, and a line for each component. */
final class Instruments {

  private static final String NAME = "Name";

  private Instruments() {}

  static String described(JsonNode microscope) {
    StringJoiner lines = new StringJoiner("\n");
    JsonNode stand = microscope.path("MicroscopeStand");
    String made = made(stand);
    String type = stand.path("Type").asText("").strip();
    String first = made.isEmpty() ? microscope.path(NAME).asText("").strip() : made;
    lines.add(type.isEmpty() ? first : first + " (" + type + ")");
    for (JsonNode component : microscope.path("components")) {
      String what = made(component);
      String optics = optics(component);
      lines.add(kind(component) + ": " + what + (optics.isEmpty() ? "" : ", " + optics));
    }
    return lines.toString().strip();
  }

  /** Manufacturer and model, or else the name. */
  static String made(JsonNode part) {
    String made =
        joined(part.path("Manufacturer").asText("").strip(), part.path("Model").asText("").strip());
    return made.isEmpty() ? part.path(NAME).asText("").strip() : made;
  }

  /** Such as {@code Objective} of {@code Objective.json}. */
  static String kind(JsonNode part) {
    String schema = part.path("Schema_ID").asText("").replaceFirst("\\.json$", "");
    return schema.isEmpty() ? "Component" : schema;
  }

  private static String optics(JsonNode part) {
    String magnification = part.path("Magnification").asText("");
    String aperture = part.path("LensNA").asText("");
    return joined(
        magnification.isEmpty() ? "" : magnification + "x",
        aperture.isEmpty() ? "" : "NA " + aperture,
        part.path("ImmersionType").asText(""));
  }

  private static String joined(String... parts) {
    return String.join(" ", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
  }
}
