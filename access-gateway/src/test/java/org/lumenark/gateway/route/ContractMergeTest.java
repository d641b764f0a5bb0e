package org.lumenark.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ContractMergeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void equal_components_are_shared_and_clashing_ones_are_renamed_with_their_references()
      throws Exception {
    ContractMerge merge = new ContractMerge(JSON);
    merge.add("one", document("/a", "Item", "string"));
    merge.add("two", document("/b", "Item", "string"));
    merge.add("three", document("/c", "Item", "integer"));

    JsonNode merged = merge.merged();
    assertThat(merged.path("paths").fieldNames()).toIterable().containsExactly("/a", "/b", "/c");
    assertThat(merged.at("/components/schemas").fieldNames())
        .toIterable()
        .containsExactly("Item", "three.Item");
    assertThat(merged.at("/paths/~1b/get/schema/$ref").asText())
        .isEqualTo("#/components/schemas/Item");
    assertThat(merged.at("/paths/~1c/get/schema/$ref").asText())
        .isEqualTo("#/components/schemas/three.Item");
  }

  private static ObjectNode document(String path, String schema, String type) throws Exception {
    return (ObjectNode)
        JSON.readTree(
            """
            {"openapi": "3.1.0",
             "paths": {"%s": {"get": {"schema": {"$ref": "#/components/schemas/%s"}}}},
             "components": {"schemas": {"%s": {"type": "%s"}}}}
            """
                .formatted(path, schema, schema, type));
  }
}
