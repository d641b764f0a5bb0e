package org.lumenark.imaging.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the metadata of what was written: the published schemas, and what they cannot say about a
 * hierarchy.
 */
public final class NgffChecks {

  private NgffChecks() {}

  /** The attributes of an image and the metadata of its arrays, in the order of its datasets. */
  public static List<NgffFinding> image(JsonNode attributes, List<? extends JsonNode> arrays) {
    JsonNode ome = attributes.path("ome");
    List<NgffFinding> findings = new ArrayList<>(NgffSchemas.check("strict_image", attributes));
    if (ome.has("image-label")) {
      findings.addAll(NgffSchemas.check("strict_label", attributes));
    }
    JsonNode multiscale = ome.at("/multiscales/0");
    JsonNode datasets = multiscale.path("datasets");
    if (datasets.size() != arrays.size()) {
      findings.add(error("hierarchy.datasets", "datasets and arrays differ in number", "/ome"));
      return findings;
    }
    for (int level = 0; level < arrays.size(); level++) {
      JsonNode array = arrays.get(level);
      String pointer = "/ome/multiscales/0/datasets/" + level;
      if (!names(multiscale.path("axes")).equals(texts(array.path("dimension_names")))) {
        findings.add(error("hierarchy.axes", "dimension_names are not the axes", pointer));
      }
      if (!array.path("data_type").equals(arrays.getFirst().path("data_type"))) {
        findings.add(error("hierarchy.type", "levels have different types", pointer));
      }
      if (level > 0 && !shrinks(arrays.get(level - 1).path("shape"), array.path("shape"))) {
        findings.add(
            error("hierarchy.order", "a level is not smaller than the one before", pointer));
      }
    }
    int channels = arrays.getFirst().path("shape").path(1).asInt();
    if (ome.has("omero") && ome.at("/omero/channels").size() != channels) {
      findings.add(
          error("hierarchy.channels", "omero has another number of channels", "/ome/omero"));
    }
    return findings;
  }

  /** The attributes of a group that leads to images; none of an intermediate group. */
  public static List<NgffFinding> group(String path, JsonNode attributes) {
    JsonNode ome = attributes.path("ome");
    List<NgffFinding> findings = new ArrayList<>();
    if (ome.has("plate")) {
      findings.addAll(NgffSchemas.check("strict_plate", attributes));
    } else if (ome.has("well")) {
      findings.addAll(NgffSchemas.check("strict_well", attributes));
    } else if (ome.has("series")) {
      findings.addAll(NgffSchemas.check("ome", attributes));
    } else if (path.isEmpty()) {
      findings.addAll(NgffSchemas.check("bf2raw", attributes));
    }
    return findings;
  }

  private static boolean shrinks(JsonNode before, JsonNode after) {
    boolean smaller = false;
    for (int axis = 0; axis < before.size(); axis++) {
      long n = before.get(axis).asLong();
      long m = after.path(axis).asLong();
      if (m != n && m != Math.ceilDiv(n, 2)) {
        return false;
      }
      smaller |= m < n;
    }
    return smaller;
  }

  private static List<String> names(JsonNode axes) {
    List<String> names = new ArrayList<>();
    axes.forEach(axis -> names.add(axis.path("name").asText()));
    return names;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static NgffFinding error(String code, String message, String pointer) {
    return new NgffFinding("error", code, message, pointer);
  }
}
