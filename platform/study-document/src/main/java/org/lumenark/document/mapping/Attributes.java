package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes of PageTab JSON, and which members of the document they say. */
final class Attributes {

  private Attributes() {}

  /**
   * @param field null if the document has no member for it
   */
  record Slot(ObjectNode attribute, @Nullable Field field) {}

  /** Each attribute with its field; of a field that is not repeated, the first. */
  static List<Slot> slots(JsonNode attributes, List<Field> fields) {
    List<Slot> slots = new ArrayList<>();
    Set<Field> seen = new HashSet<>();
    for (ObjectNode attribute : valid(attributes)) {
      Field field = field(attribute, fields);
      boolean taken =
          field != null
              && field.form().takes(attribute)
              && (seen.add(field) || field.form().isRepeated());
      slots.add(new Slot(attribute, taken ? field : null));
    }
    return slots;
  }

  private static @Nullable Field field(ObjectNode attribute, List<Field> fields) {
    String key = Field.key(attribute.path("name").asText());
    for (Field field : fields) {
      if (field.keys().contains(key)) {
        return field;
      }
    }
    return null;
  }

  static Map<Field, JsonNode> values(List<Slot> slots, Organisations organisations) {
    Map<Field, List<ObjectNode>> attributes = new LinkedHashMap<>();
    for (Slot slot : slots) {
      if (slot.field != null) {
        attributes.computeIfAbsent(slot.field, field -> new ArrayList<>()).add(slot.attribute);
      }
    }
    Map<Field, JsonNode> values = new LinkedHashMap<>();
    attributes.forEach((field, of) -> values.put(field, field.form().read(of, organisations)));
    return values;
  }

  /** Those without a field. */
  static List<ObjectNode> others(List<Slot> slots) {
    return slots.stream().filter(slot -> slot.field == null).map(Slot::attribute).toList();
  }

  /** What a document has as attributes, as far as PageTab can hold it. */
  static List<ObjectNode> valid(JsonNode attributes) {
    List<ObjectNode> valid = new ArrayList<>();
    for (JsonNode each : attributes) {
      boolean named = each.path("name").isTextual() && !each.path("name").asText().isBlank();
      if (named && each.path("value").isTextual()) {
        valid.add((ObjectNode) each);
      }
    }
    return valid;
  }

  static String value(ObjectNode attribute) {
    return attribute.path("value").asText("");
  }

  static ObjectNode attribute(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("value", value);
  }

  static Optional<ObjectNode> text(String name, JsonNode value) {
    return value.isTextual() ? Optional.of(attribute(name, value.asText())) : Optional.empty();
  }

  static void qualify(ObjectNode attribute, String name, String value) {
    ArrayNode qualifiers = attribute.withArray("valqual");
    qualifiers.add(attribute(name, value));
  }
}
