package org.lumenark.imaging.zarr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.pyramid.LevelSize;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * The attributes and documents of groups, as OME-NGFF 0.5 wants them. Axes are always t c z y x.
 */
public final class NgffAttributes {

  public static final String VERSION = "0.5";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private NgffAttributes() {}

  /** The {@code zarr.json} of a group with these attributes. */
  public static ObjectNode group(ObjectNode attributes) {
    ObjectNode group = JSON.objectNode();
    group.put("zarr_format", 3).put("node_type", "group").set("attributes", attributes);
    return group;
  }

  /** Attributes of the root of several images. */
  public static ObjectNode container() {
    ObjectNode attributes = JSON.objectNode();
    attributes.putObject("ome").put("version", VERSION).put("bioformats2raw.layout", 3);
    return attributes;
  }

  /** Attributes of the group {@code OME}. */
  public static ObjectNode series(List<String> paths) {
    ObjectNode attributes = JSON.objectNode();
    ArrayNode series = attributes.putObject("ome").put("version", VERSION).putArray("series");
    paths.forEach(series::add);
    return attributes;
  }

  /**
   * Attributes of one image.
   *
   * @param channels how to show them; ignored for labels
   * @param imageLabel what is known of the values of labels; ignored for other images
   * @param sizeZ sections, for the one that is shown first
   */
  public static ObjectNode image(
      String name,
      ImageRole role,
      PhysicalSizes sizes,
      List<LevelSize> levels,
      List<DisplayChannel> channels,
      Optional<ObjectNode> imageLabel,
      int sizeZ) {
    ObjectNode attributes = JSON.objectNode();
    ObjectNode ome = attributes.putObject("ome").put("version", VERSION);
    ObjectNode multiscale = ome.putArray("multiscales").addObject().put("name", name);
    boolean label = role == ImageRole.LABEL;
    multiscale.put("type", label ? "mode" : "mean");
    multiscale
        .putObject("metadata")
        .put("method", label ? "most frequent label of 2 x 2" : "area mean of 2 x 2")
        .put("version", "1");
    axes(multiscale.putArray("axes"), sizes);
    ArrayNode datasets = multiscale.putArray("datasets");
    for (int level = 0; level < levels.size(); level++) {
      dataset(datasets.addObject().put("path", Integer.toString(level)), levels.get(level), sizes);
    }
    if (label) {
      ObjectNode known = ome.putObject("image-label");
      imageLabel.ifPresent(known::setAll);
      if (!known.has("colors")) {
        transparent(known.putArray("colors"), 0);
      }
    } else {
      omero(ome.putObject("omero"), channels, sizeZ);
    }
    return attributes;
  }

  private static void transparent(ArrayNode colors, int value) {
    colors.addObject().put("label-value", value).putArray("rgba").add(0).add(0).add(0).add(0);
  }

  private static void axes(ArrayNode axes, PhysicalSizes sizes) {
    axis(axes, "t", "time", "second", sizes.t());
    axes.addObject().put("name", "c").put("type", "channel");
    axis(axes, "z", "space", "micrometer", sizes.z());
    axis(axes, "y", "space", "micrometer", sizes.y());
    axis(axes, "x", "space", "micrometer", sizes.x());
  }

  private static void axis(
      ArrayNode axes, String name, String type, String unit, OptionalDouble size) {
    ObjectNode axis = axes.addObject().put("name", name).put("type", type);
    if (size.isPresent()) {
      axis.put("unit", unit);
    }
  }

  /**
   * An area mean lies in the middle of its block, hence the translation by half of what the block
   * grew.
   */
  private static void dataset(ObjectNode dataset, LevelSize level, PhysicalSizes sizes) {
    double t = sizes.t().orElse(1);
    double z = sizes.z().orElse(1);
    double y = sizes.y().orElse(1);
    double x = sizes.x().orElse(1);
    ArrayNode transformations = dataset.putArray("coordinateTransformations");
    transformations
        .addObject()
        .put("type", "scale")
        .putArray("scale")
        .add(t)
        .add(1.0)
        .add(z)
        .add(y * level.factorY())
        .add(x * level.factorX());
    transformations
        .addObject()
        .put("type", "translation")
        .putArray("translation")
        .add(0.0)
        .add(0.0)
        .add(0.0)
        .add(y * (level.factorY() - 1) / 2)
        .add(x * (level.factorX() - 1) / 2);
  }

  private static void omero(ObjectNode omero, List<DisplayChannel> channels, int sizeZ) {
    ArrayNode list = omero.putArray("channels");
    for (DisplayChannel channel : channels) {
      ObjectNode node = list.addObject();
      node.put("label", channel.label()).put("color", channel.color());
      node.put("active", channel.active()).put("coefficient", 1.0).put("family", "linear");
      node.put("inverted", false)
          .putObject("window")
          .put("min", channel.min())
          .put("max", channel.max())
          .put("start", channel.start())
          .put("end", channel.end());
    }
    omero
        .putObject("rdefs")
        .put("defaultT", 0)
        .put("defaultZ", sizeZ / 2)
        .put("model", channels.size() == 1 ? "greyscale" : "color");
  }
}
