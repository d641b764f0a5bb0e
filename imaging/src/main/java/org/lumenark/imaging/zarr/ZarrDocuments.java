package org.lumenark.imaging.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The metadata objects of groups and arrays by their names below the group or array. Attributes are
 * given as OME-NGFF 0.5 has them; in 0.4 the same things stand without the object {@code ome}, each
 * with a version of its own (https://ngff.openmicroscopy.org/0.4/).
 */
public final class ZarrDocuments {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ZarrDocuments() {}

  /** Documents of a group; the last of them makes it one. */
  public static SequencedMap<String, ObjectNode> group(NgffVersion version, ObjectNode attributes) {
    SequencedMap<String, ObjectNode> documents = new LinkedHashMap<>();
    switch (version) {
      case V0_5 -> documents.put("zarr.json", NgffAttributes.group(attributes));
      case V0_4 -> {
        ObjectNode flat = flat(attributes);
        if (!flat.isEmpty()) {
          documents.put(".zattrs", flat);
        }
        documents.put(".zgroup", JSON.objectNode().put("zarr_format", 2));
      }
    }
    return documents;
  }

  /** Name of the one document of an array. */
  public static String arrayName(NgffVersion version) {
    return switch (version) {
      case V0_4 -> ".zarray";
      case V0_5 -> "zarr.json";
    };
  }

  static ObjectNode flat(ObjectNode attributes) {
    ObjectNode flat = JSON.objectNode();
    for (var entry : attributes.properties()) {
      if (!entry.getKey().equals("ome")) {
        flat.set(entry.getKey(), entry.getValue());
      }
    }
    for (var entry : attributes.path("ome").properties()) {
      if (!entry.getKey().equals("version")) {
        flat.set(entry.getKey(), versioned(entry.getKey(), entry.getValue().deepCopy()));
      }
    }
    return flat;
  }

  private static JsonNode versioned(String key, JsonNode value) {
    String version = NgffVersion.V0_4.text();
    switch (key) {
      case "multiscales" ->
          value.forEach(multiscale -> ((ObjectNode) multiscale).put("version", version));
      case "plate", "well", "image-label", "omero" -> ((ObjectNode) value).put("version", version);
      default -> {}
    }
    return value;
  }
}
