package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Drafts of 0.6 wrote the input and output of transformations as plain text. The conformance suite
 * of the release candidate still takes that for valid in hierarchies, but not in documents alone.
 */
final class TextReferences {

  private TextReferences() {}

  /** The attributes with objects instead; a note tells of it. */
  static JsonNode asObjects(Scope scope, JsonNode attributes) {
    JsonNode copy = attributes.deepCopy();
    boolean changed = false;
    for (JsonNode multiscale : copy.at("/ome/multiscales")) {
      changed |= replace(multiscale.path("coordinateTransformations"), "name");
      for (JsonNode dataset : multiscale.path("datasets")) {
        changed |= replace(dataset.path("coordinateTransformations"), "path");
      }
    }
    if (changed) {
      scope.note(
          "transformation.reference-text",
          "Transformations name their input and output as text, as drafts of 0.6 did.",
          "Write objects with path or name.",
          "/ome/multiscales");
    }
    return copy;
  }

  private static boolean replace(JsonNode transformations, String inputKey) {
    boolean changed = false;
    for (JsonNode transformation : transformations) {
      if (transformation instanceof ObjectNode node) {
        changed |= replace(node, "input", inputKey) | replace(node, "output", "name");
      }
    }
    return changed;
  }

  private static boolean replace(ObjectNode transformation, String field, String key) {
    JsonNode value = transformation.path(field);
    if (!value.isTextual()) {
      return false;
    }
    transformation.putObject(field).put(key, value.asText());
    return true;
  }
}
