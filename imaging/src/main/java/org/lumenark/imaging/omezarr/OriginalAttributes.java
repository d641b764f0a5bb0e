package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Attributes of an image that map to nothing else, by path; bounded in number, length and depth.
 */
final class OriginalAttributes {

  private static final int MOST_KEYS = 10_000;
  private static final int MOST_TEXT = 4_096;
  private static final int MOST_DEPTH = 12;

  /** What the description of an image holds already, or its source tells of otherwise. */
  private static final Set<String> MAPPED =
      Set.of(
          "version",
          "plate",
          "well",
          "labels",
          "series",
          "bioformats2raw.layout",
          "_creator",
          "image-label");

  private static final Pattern MAPPED_PATH =
      Pattern.compile(
          "multiscales\\[\\d+]\\.(axes|datasets|name|version)|omero\\.channels\\[\\d+]\\.(label|color)");

  private final Map<String, String> kept = new LinkedHashMap<>();

  private OriginalAttributes() {}

  static Map<String, String> of(ZarrNode group) {
    OriginalAttributes attributes = new OriginalAttributes();
    for (Map.Entry<String, JsonNode> entry : group.ome().properties()) {
      if (!MAPPED.contains(entry.getKey())) {
        attributes.keep(entry.getKey(), entry.getValue(), 0);
      }
    }
    if (group.ome() != group.attributes()) {
      for (Map.Entry<String, JsonNode> entry : group.attributes().properties()) {
        if (!entry.getKey().equals("ome")) {
          attributes.keep(entry.getKey(), entry.getValue(), 0);
        }
      }
    }
    for (JsonNode transformation :
        group.ome().at("/multiscales/0/datasets/0/coordinateTransformations")) {
      if (transformation.has("translation")) {
        attributes.keep("multiscales[0].translation", transformation.get("translation"), 0);
      }
    }
    return attributes.kept;
  }

  private void keep(String key, JsonNode node, int depth) {
    if (kept.size() >= MOST_KEYS || MAPPED_PATH.matcher(key).matches()) {
      return;
    }
    if (depth < MOST_DEPTH && node.isObject() && !node.isEmpty()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        keep(key + "." + entry.getKey(), entry.getValue(), depth + 1);
      }
    } else if (depth < MOST_DEPTH && node.isArray() && node.size() > 0 && node.get(0).isObject()) {
      for (int i = 0; i < node.size() && kept.size() < MOST_KEYS; i++) {
        keep(key + "[" + i + "]", node.get(i), depth + 1);
      }
    } else if (!node.isNull()) {
      String text = node.isValueNode() ? node.asText() : node.toString();
      kept.put(key, text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text);
    }
  }
}
