package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a PageTab JSON document says, whatever way it says it: tables taken apart, empty lists and
 * nulls left out, old names of members replaced. Order is kept.
 */
public final class Facts {

  private static final List<String> LISTS =
      List.of("attributes", "files", "links", "subsections", "nmqual", "valqual");

  private Facts() {}

  public static JsonNode of(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(member -> {
          String name =
              switch (member.getKey()) {
                case "accNo" -> "accno";
                case "isReference" -> "reference";
                default -> member.getKey();
              };
          JsonNode value = member.getValue();
          if (LISTS.contains(name)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            flatten(value, list);
            value = list;
          } else if (name.equals("section")) {
            value = of(value);
          }
          boolean nothing =
              value.isNull()
                  || (LISTS.contains(name) && value.isEmpty())
                  || (name.equals("reference") && !value.asBoolean());
          if (!nothing) {
            facts.set(name, value);
          }
        });
    if (facts.has("section") && !facts.has("type")) {
      facts.put("type", "submission");
    }
    boolean attribute = facts.has("name") && !facts.has("type");
    if (attribute && !facts.has("value")) {
      facts.put("value", "");
    }
    for (String place : List.of("path", "url")) {
      if (facts.path(place).asText("x").isEmpty()) {
        facts.remove(place);
      }
    }
    for (String old : List.of("filePath", "fileName")) {
      if (facts.has(old) && !facts.has("path")) {
        facts.set("path", facts.get(old));
      }
    }
    return facts;
  }

  private static void flatten(JsonNode list, ArrayNode target) {
    for (JsonNode each : list) {
      if (each.isArray()) {
        flatten(each, target);
      } else {
        target.add(of(each));
      }
    }
  }
}
