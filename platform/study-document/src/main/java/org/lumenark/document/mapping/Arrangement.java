package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of sections or links, as a list of the members that they are; a nested list is a table.
 */
final class Arrangement {

  private final Map<String, Deque<ObjectNode>> waiting = new LinkedHashMap<>();
  private final Map<String, Integer> ahead = new HashMap<>();

  /**
   * @param members in the order in which they are written where no other is known
   */
  Arrangement(List<String> members) {
    members.forEach(member -> waiting.put(member, new ArrayDeque<>()));
  }

  void add(String member, List<ObjectNode> elements) {
    waiting.computeIfAbsent(member, any -> new ArrayDeque<>()).addAll(elements);
  }

  /**
   * @param order as it was read; what is more comes behind its like, what is less leaves no gap
   */
  ArrayNode by(JsonNode order) {
    order.forEach(each -> {
      if (each.isArray()) {
        each.forEach(row -> ahead.merge(row.asText(), 1, Integer::sum));
      } else {
        ahead.merge(each.asText(), 1, Integer::sum);
      }
    });
    ArrayNode arranged = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : order) {
      if (each.isArray()) {
        ArrayNode table = JsonNodeFactory.instance.arrayNode();
        each.forEach(row -> next(row.asText(), table));
        if (!table.isEmpty()) {
          arranged.add(table);
        }
        each.forEach(row -> rest(row.asText(), arranged));
      } else {
        next(each.asText(), arranged);
        rest(each.asText(), arranged);
      }
    }
    waiting.values().forEach(rest -> rest.forEach(arranged::add));
    return arranged;
  }

  private void next(String member, ArrayNode target) {
    ahead.merge(member, -1, Integer::sum);
    Deque<ObjectNode> elements = waiting.get(member);
    if (elements != null && !elements.isEmpty()) {
      target.add(elements.poll());
    }
  }

  private void rest(String member, ArrayNode target) {
    Deque<ObjectNode> elements = waiting.get(member);
    if (elements != null && ahead.getOrDefault(member, 0) <= 0) {
      elements.forEach(target::add);
      elements.clear();
    }
  }

  /** Whether the order is the one that is written where no other is known. */
  static boolean isUsual(ArrayNode order, List<String> members) {
    int last = 0;
    for (JsonNode each : order) {
      int place = each.isArray() ? -1 : members.indexOf(each.asText());
      if (place < last) {
        return false;
      }
      last = place;
    }
    return true;
  }
}
