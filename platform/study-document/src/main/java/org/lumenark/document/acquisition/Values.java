package org.lumenark.document.acquisition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every single value of a file with the names that lead to it. */
record Values(List<Value> all) {

  /**
   * @param name of the members that lead to it, such as {@code components 2 Objective.LensNA}
   * @param member the last of them
   */
  record Value(String name, String member, String text) {}

  Values {
    all = List.copyOf(all);
  }

  static Values of(JsonNode root) {
    List<Value> values = new ArrayList<>();
    collect("", "", root, values);
    return new Values(values);
  }

  long length() {
    return all.stream().mapToLong(value -> value.name().length() + value.text().length()).sum();
  }

  /** A line each. */
  String lines() {
    return all.stream()
        .map(value -> value.name() + ": " + value.text())
        .collect(Collectors.joining("\n"));
  }

  private static void collect(String name, String member, JsonNode node, List<Value> values) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        String below = name.isEmpty() ? each.getKey() : name + "." + each.getKey();
        collect(below, each.getKey(), each.getValue(), values);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(name + " " + (i + 1) + kind(node.get(i)), member, node.get(i), values);
      }
    } else if (!node.isNull() && !node.asText().isEmpty()) {
      values.add(new Value(name, member, node.asText()));
    }
  }

  private static String kind(JsonNode element) {
    return element.path("Schema_ID").asText("").isEmpty() ? "" : " " + Instruments.kind(element);
  }
}
