package org.lumenark.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins OpenAPI documents. Components of one name and equal content are shared; a name that means
 * something else in a later document is prefixed with its service there.
 */
final class ContractMerge {

  private final ObjectNode merged;

  ContractMerge(ObjectMapper mapper) {
    this.merged = mapper.createObjectNode();
  }

  ObjectNode merged() {
    return merged;
  }

  void add(String service, ObjectNode contract) {
    sayWhoMayCall(contract);
    if (merged.isEmpty()) {
      merged.setAll(contract);
      return;
    }
    Map<String, String> renames = clashes(service, contract);
    renameRefs(contract, renames);
    for (Map.Entry<String, JsonNode> kind : contract.path("components").properties()) {
      ObjectNode target = merged.withObject("/components").withObject("/" + kind.getKey());
      for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
        boolean clash = renames.containsKey(reference(kind.getKey(), component.getKey()));
        String name = clash ? prefixed(service, component.getKey()) : component.getKey();
        target.set(name, component.getValue());
      }
    }
    ObjectNode paths = merged.withObject("/paths");
    contract.path("paths").properties().forEach(path -> paths.set(path.getKey(), path.getValue()));
  }

  /** What a document says for all of its operations holds for no others: each says it itself. */
  private static void sayWhoMayCall(ObjectNode contract) {
    JsonNode security = contract.remove("security");
    if (security == null) {
      return;
    }
    for (JsonNode path : contract.path("paths")) {
      for (JsonNode member : path) {
        if (member instanceof ObjectNode operation
            && operation.has("operationId")
            && !operation.has("security")) {
          operation.set("security", security);
        }
      }
    }
  }

  private Map<String, String> clashes(String service, ObjectNode contract) {
    Map<String, String> renames = new HashMap<>();
    for (Map.Entry<String, JsonNode> kind : contract.path("components").properties()) {
      JsonNode present = merged.path("components").path(kind.getKey());
      for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
        JsonNode other = present.path(component.getKey());
        if (!other.isMissingNode() && !other.equals(component.getValue())) {
          renames.put(
              reference(kind.getKey(), component.getKey()),
              reference(kind.getKey(), prefixed(service, component.getKey())));
        }
      }
    }
    return renames;
  }

  private static String prefixed(String service, String name) {
    return service + "." + name;
  }

  private static String reference(String kind, String name) {
    return "#/components/" + kind + "/" + name;
  }

  private void renameRefs(JsonNode node, Map<String, String> renames) {
    if (node instanceof ObjectNode object && object.path("$ref") instanceof TextNode reference) {
      String renamed = renames.get(reference.asText());
      if (renamed != null) {
        object.put("$ref", renamed);
      }
    }
    node.forEach(child -> renameRefs(child, renames));
  }
}
