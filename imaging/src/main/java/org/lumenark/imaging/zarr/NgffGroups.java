package org.lumenark.imaging.zarr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.imaging.source.Plate;

/** The attributes of groups that lead to images: plates, wells, labels (OME-NGFF 0.5). */
public final class NgffGroups {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private NgffGroups() {}

  /** Attributes of a group {@code labels} that holds these images. */
  public static ObjectNode labels(Collection<String> names) {
    ObjectNode attributes = JSON.objectNode();
    ArrayNode labels = version(attributes).putArray("labels");
    names.forEach(labels::add);
    return attributes;
  }

  /** Adds to the attributes of labels where their image is, relative to their own group. */
  public static void sourceOfLabels(ObjectNode attributes, String image) {
    attributes.withObject("/ome/image-label/source").put("image", image);
  }

  /**
   * Attributes of a well with these fields.
   *
   * @param runs acquisitions of those fields of which they are known
   */
  public static ObjectNode well(Collection<String> fields, Map<String, Integer> runs) {
    ObjectNode attributes = JSON.objectNode();
    ArrayNode images = version(attributes).putObject("well").putArray("images");
    for (String field : fields) {
      ObjectNode image = images.addObject().put("path", field);
      Integer run = runs.get(field);
      if (run != null) {
        image.put("acquisition", run);
      }
    }
    return attributes;
  }

  /**
   * Attributes of a plate.
   *
   * @param wells their paths, {@code ROW/COLUMN}, of rows and columns that the plate has
   * @param mostFields in any well
   */
  public static ObjectNode plate(Plate plate, Collection<String> wells, int mostFields) {
    ObjectNode attributes = JSON.objectNode();
    ObjectNode node = version(attributes).putObject("plate");
    node.put("name", plate.name());
    names(node.putArray("rows"), plate.rows());
    names(node.putArray("columns"), plate.columns());
    node.put("field_count", mostFields);
    if (!plate.runs().isEmpty()) {
      ArrayNode runs = node.putArray("acquisitions");
      plate.runs().forEach(run -> run(runs.addObject(), run, mostFields));
    }
    ArrayNode list = node.putArray("wells");
    for (String well : wells) {
      int slash = well.indexOf('/');
      list.addObject()
          .put("path", well)
          .put("rowIndex", plate.rows().indexOf(well.substring(0, slash)))
          .put("columnIndex", plate.columns().indexOf(well.substring(slash + 1)));
    }
    return attributes;
  }

  private static void run(ObjectNode node, Plate.Run run, int mostFields) {
    node.put("id", run.id());
    node.put("name", run.name().orElse("acquisition " + run.id()));
    run.description().ifPresent(description -> node.put("description", description));
    Map<String, Integer> fields = new HashMap<>();
    run.fields()
        .forEach(
            field -> fields.merge(field.substring(0, field.lastIndexOf('/')), 1, Integer::sum));
    int most = fields.values().stream().max(Integer::compare).orElse(mostFields);
    node.put("maximumfieldcount", most);
    run.started().ifPresent(seconds -> node.put("starttime", (long) seconds));
    run.ended().ifPresent(seconds -> node.put("endtime", (long) seconds));
  }

  private static void names(ArrayNode array, List<String> names) {
    names.forEach(name -> array.addObject().put("name", name));
  }

  private static ObjectNode version(ObjectNode attributes) {
    return attributes.putObject("ome").put("version", NgffAttributes.VERSION);
  }
}
