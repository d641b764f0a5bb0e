package org.lumenark.imaging.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.zarr.ArrayMetadata;
import org.lumenark.imaging.zarr.DamagedArrayException;
import org.lumenark.imaging.zarr.ObjectSource;

/**
 * The metadata of one converted image, as far as drawing needs it. Never changes, and holds no
 * pixels: may be kept.
 */
public final class StoredImage {

  private static final int MOST_LEVELS = 32;

  private final List<StoredLevel> levels;
  private final List<StoredChannel> channels;
  private final boolean label;
  private final int defaultTime;
  private final int defaultSection;

  private StoredImage(List<StoredLevel> levels, JsonNode ome) {
    this.levels = List.copyOf(levels);
    label = ome.has("image-label");
    ArrayMetadata full = levels.getFirst().array();
    List<StoredChannel> found = new ArrayList<>();
    JsonNode stored = ome.at("/omero/channels");
    for (int c = 0; c < full.sizeC(); c++) {
      found.add(stored.has(c) ? StoredChannel.of(stored.get(c)) : StoredChannel.unknown());
    }
    channels = List.copyOf(found);
    JsonNode defaults = ome.at("/omero/rdefs");
    defaultTime = Math.clamp(defaults.path("defaultT").asInt(0), 0, full.sizeT() - 1);
    defaultSection =
        Math.clamp(defaults.path("defaultZ").asInt(full.sizeZ() / 2), 0, full.sizeZ() - 1);
  }

  /**
   * @param path of the image's group
   * @throws DamagedArrayException if it is not an image as this library writes them
   */
  public static StoredImage read(ObjectSource container, String path) throws IOException {
    JsonNode ome = ArrayMetadata.document(container, path).at("/attributes/ome");
    JsonNode datasets = ome.at("/multiscales/0/datasets");
    if (datasets.isEmpty() || datasets.size() > MOST_LEVELS) {
      throw new DamagedArrayException("group " + path + " is no image");
    }
    List<StoredLevel> levels = new ArrayList<>();
    for (JsonNode dataset : datasets) {
      String name = dataset.path("path").asText();
      ArrayMetadata array =
          ArrayMetadata.read(container, path.isEmpty() ? name : path + "/" + name);
      levels.add(StoredLevel.of(array, levels.isEmpty() ? array : levels.getFirst().array()));
    }
    return new StoredImage(levels, ome);
  }

  List<StoredLevel> levels() {
    return levels;
  }

  List<StoredChannel> channels() {
    return channels;
  }

  boolean isLabel() {
    return label;
  }

  int defaultTime() {
    return defaultTime;
  }

  int defaultSection() {
    return defaultSection;
  }

  /** Sizes of level 0. */
  ArrayMetadata full() {
    return levels.getFirst().array();
  }
}
