package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** JSON that may have any shape. */
final class Trees {

  private static final List<String> LISTS =
      List.of("attributes", "nmqual", "valqual", "files", "links", "subsections");

  private Trees() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static JsonNode object(JsonNode node) {
    return node.isObject() ? node : object();
  }

  /** A member that is a list, else an empty one. */
  static ArrayNode list(JsonNode holder, String member) {
    return holder.path(member) instanceof ArrayNode list
        ? list
        : JsonNodeFactory.instance.arrayNode();
  }

  /** Objects in a list and in the lists in it. */
  static List<ObjectNode> flat(JsonNode list) {
    List<ObjectNode> flat = new ArrayList<>();
    for (JsonNode each : list) {
      if (each instanceof ObjectNode object) {
        flat.add(object);
      } else if (each.isArray()) {
        flat.addAll(flat(each));
      }
    }
    return flat;
  }

  /** Of a submission and all its parts; an empty list says nothing, and not every form has them. */
  static void dropEmptyLists(ObjectNode holder) {
    for (String list : LISTS) {
      if (holder.path(list).isArray() && holder.path(list).isEmpty()) {
        holder.remove(list);
      }
      flat(holder.path(list)).forEach(Trees::dropEmptyLists);
    }
    if (holder.path("section") instanceof ObjectNode section) {
      dropEmptyLists(section);
    }
  }

  static boolean isListOfObjects(JsonNode node) {
    if (!node.isArray()) {
      return false;
    }
    for (JsonNode each : node) {
      if (!each.isObject()) {
        return false;
      }
    }
    return true;
  }
}
