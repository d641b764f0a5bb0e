package org.lumenark.submission.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch, RFC 7396. */
final class MergePatch {

  private MergePatch() {}

  /** The target with the patch in it; neither is changed. */
  static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode result =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    changes
        .properties()
        .forEach(change -> {
          if (change.getValue().isNull()) {
            result.remove(change.getKey());
          } else {
            JsonNode old = result.path(change.getKey());
            result.set(change.getKey(), apply(old, change.getValue()));
          }
        });
    return result;
  }
}
