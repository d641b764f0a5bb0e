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

  @Test
  void what_a_document_says_for_all_of_its_operations_stays_with_them() throws Exception {
    ContractMerge merge = new ContractMerge(JSON);
    merge.add("open", operations("/open", "{}", "[]"));
    merge.add("closed", operations("/closed", "{\"security\": [{}]}", "[{\"bearer\": []}]"));

    JsonNode merged = merge.merged();
    assertThat(merged.has("security")).isFalse();
    assertThat(merged.at("/paths/~1open/get/security")).isEmpty();
    assertThat(merged.at("/paths/~1closed/get/security/0")).isEmpty();
    assertThat(merged.at("/paths/~1closed/put/security/0").has("bearer")).isTrue();
  }

  private static ObjectNode operations(String path, String get, String security) throws Exception {
    ObjectNode document =
        (ObjectNode)
            JSON.readTree(
                """
                {"openapi": "3.1.0", "security": %s,
                 "paths": {"%s": {"get": %s, "put": {"operationId": "put%s"}}}}
                """
                    .formatted(security, path, get, path));
    ((ObjectNode) document.path("paths").path(path).path("get")).put("operationId", "get" + path);
    return document;
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
