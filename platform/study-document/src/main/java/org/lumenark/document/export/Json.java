package org.lumenark.document.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Function;

/** Trees of JSON, written with an indent: exports are read by people too. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An object of JSON-LD. */
  static ObjectNode typed(String type) {
    return object().put("@type", type);
  }

  /** A reference of JSON-LD. */
  static ObjectNode reference(String id) {
    return object().put("@id", id);
  }

  /** Sets the member unless there is nothing to say. */
  static <T> void list(
      ObjectNode object, String member, Collection<T> elements, Function<T, JsonNode> form) {
    if (!elements.isEmpty()) {
      ArrayNode array = object.putArray(member);
      elements.forEach(element -> array.add(form.apply(element)));
    }
  }

  static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can be written", impossible);
    }
  }
}
