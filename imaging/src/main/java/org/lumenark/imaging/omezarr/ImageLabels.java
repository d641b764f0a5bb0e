package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a group of labels says of their values ({@code image-label} of OME-NGFF 0.4 and 0.5):
 * colours, properties and source. Entries that its schema does not allow are left out, as is the
 * second of two that tell of the same value; both are bounded in number.
 */
final class ImageLabels {

  private static final int MOST_ENTRIES = 1_000_000;
  private static final String VALUE = "label-value";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ImageLabels() {}

  /** Without a version, which is that of what it is written to; empty if nothing is left. */
  static Optional<String> of(JsonNode ome) {
    JsonNode given = ome.path("image-label");
    ObjectNode kept = JSON.objectNode();
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      JsonNode value =
          switch (entry.getKey()) {
            case "version" -> JSON.missingNode();
            case "colors" -> list(entry.getValue(), ImageLabels::color);
            case "properties" -> list(entry.getValue(), ImageLabels::properties);
            case "source" -> source(entry.getValue());
            default -> entry.getValue();
          };
      if (!value.isMissingNode()) {
        kept.set(entry.getKey(), value);
      }
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.toString());
  }

  private static JsonNode list(JsonNode given, UnaryOperator<JsonNode> checked) {
    ArrayNode kept = JSON.arrayNode();
    Set<String> values = new HashSet<>();
    for (JsonNode entry : given) {
      JsonNode one = checked.apply(entry);
      if (!one.isMissingNode()
          && kept.size() < MOST_ENTRIES
          && values.add(one.get(VALUE).asText())) {
        kept.add(one);
      }
    }
    return kept.isEmpty() ? JSON.missingNode() : kept;
  }

  private static JsonNode color(JsonNode entry) {
    boolean valid = entry.path(VALUE).isNumber();
    if (entry.has("rgba")) {
      valid &= entry.get("rgba").isArray() && entry.get("rgba").size() == 4;
      for (JsonNode part : entry.get("rgba")) {
        valid &= part.isInt() && part.asInt() >= 0 && part.asInt() <= 255;
      }
    }
    return valid ? entry : JSON.missingNode();
  }

  private static JsonNode properties(JsonNode entry) {
    return entry.path(VALUE).isIntegralNumber() ? entry : JSON.missingNode();
  }

  private static JsonNode source(JsonNode given) {
    boolean valid = given.isObject() && (!given.has("image") || given.get("image").isTextual());
    return valid ? given : JSON.missingNode();
  }
}
