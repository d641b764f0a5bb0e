package org.lumenark.imaging.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.omezarr.JsonBytes;
import org.lumenark.imaging.omezarr.ZarrNode;

/**
 * One JSON document: attributes, or a whole {@code zarr.json}, {@code .zarray} or {@code .zattrs}.
 */
final class DocumentChecks {

  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final ObjectMapper WITH_COMMENTS =
      STRICT.copy().configure(JsonReadFeature.ALLOW_JAVA_COMMENTS.mappedFeature(), true);

  private DocumentChecks() {}

  /** The document as a node; empty if it is none, which is told. */
  static Optional<ZarrNode> node(byte[] bytes, Findings findings) {
    JsonNode document;
    try {
      document = JsonBytes.read(STRICT, bytes);
    } catch (JsonProcessingException strict) {
      try {
        document = JsonBytes.read(WITH_COMMENTS, bytes);
      } catch (JsonProcessingException e) {
        findings.add(
            Severity.ERROR, "json.invalid", message(e), "Write JSON as RFC 8259 has it.", "");
        return Optional.empty();
      }
      findings.add(
          Severity.WARNING,
          "json.comments",
          "There are comments, which JSON does not have.",
          "Remove them: readers of Zarr stumble over them.",
          "");
    }
    if (!document.isObject()) {
      findings.add(
          Severity.ERROR, "json.not-an-object", "This is not a JSON object.", "Write one.", "");
      return Optional.empty();
    }
    return Optional.of(node(document));
  }

  private static ZarrNode node(JsonNode document) {
    int format = document.path("zarr_format").asInt(0);
    boolean array =
        document.path("node_type").asText().equals("array")
            || (format == 2 && document.has("shape"));
    boolean whole = document.has("node_type") || format != 0;
    JsonNode attributes =
        whole || (!document.has("ome") && document.path("attributes").isObject())
            ? document.path("attributes")
            : document;
    return new ZarrNode(
        "",
        array ? ZarrNode.Kind.ARRAY : ZarrNode.Kind.GROUP,
        format,
        document,
        attributes.isObject() ? attributes : JsonNodeFactory.instance.objectNode(),
        List.of(""));
  }

  private static String message(JsonProcessingException e) {
    var at = e.getLocation();
    String where = at == null ? "" : " in line " + at.getLineNr() + ", column " + at.getColumnNr();
    return "This is not JSON" + where + ": " + Findings.shortened(e.getOriginalMessage());
  }

  /** Judges it without looking at anything else. */
  static void check(ZarrNode node, NgffKind kind, NgffVersion version, Findings findings) {
    Scope scope = new Scope(findings, version, "", Scope.Surroundings.DOCUMENT_ALONE);
    ConsolidatedChecks.check(scope, node.metadata());
    boolean inside = node.attributes() != node.metadata();
    AttributeChecks.check(inside ? scope.below("/attributes") : scope, kind, node.attributes());
  }
}
