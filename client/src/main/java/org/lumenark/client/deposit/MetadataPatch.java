package org.lumenark.client.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lumenark.client.archive.Json;

/** Merge patches, RFC 7396. */
final class MetadataPatch {

  private MetadataPatch() {}

  /** What makes one document the other: members that it has not are null in it. */
  static ObjectNode between(JsonNode before, ObjectNode after) {
    ObjectNode patch = Json.object();
    before
        .fieldNames()
        .forEachRemaining(name -> {
          if (!after.has(name)) {
            patch.putNull(name);
          }
        });
    after
        .properties()
        .forEach(member -> {
          JsonNode old = before.path(member.getKey());
          JsonNode value = member.getValue();
          if (!old.equals(value)) {
            patch.set(
                member.getKey(),
                old.isObject() && value instanceof ObjectNode object
                    ? between(old, object)
                    : value);
          }
        });
    return patch;
  }
}
