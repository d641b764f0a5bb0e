package org.lumenark.imaging.convert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.lumenark.imaging.source.GroupPaths;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.zarr.NgffAttributes;
import org.lumenark.imaging.zarr.NgffGroups;

/**
 * The groups around the images of one container: attributes by path, the root last. None where the
 * only image is the root.
 */
final class ContainerDocuments {

  private final SequencedMap<String, ObjectNode> groups = new LinkedHashMap<>();

  private ContainerDocuments() {}

  /**
   * @param paths of all images that were written
   * @param plate that they are fields of
   */
  static SequencedMap<String, ObjectNode> of(List<String> paths, Optional<Plate> plate) {
    ContainerDocuments documents = new ContainerDocuments();
    documents.labels(paths);
    List<String> images = images(paths);
    if (plate.isPresent()) {
      documents.series(images);
      documents.plate(images, plate.get());
    } else if (!images.contains("")) {
      documents.series(images);
      documents.groups.put("", NgffAttributes.container());
    }
    return documents.groups;
  }

  /** Those that are not labels of another. */
  static List<String> images(List<String> paths) {
    return paths.stream().filter(path -> GroupPaths.imageOfLabels(path).isEmpty()).toList();
  }

  private void series(List<String> images) {
    groups.put("OME", NgffAttributes.series(images));
  }

  private void labels(List<String> paths) {
    SequencedMap<String, SequencedSet<String>> names = new LinkedHashMap<>();
    for (String path : paths) {
      Optional<String> image = GroupPaths.imageOfLabels(path);
      if (image.isPresent()) {
        String group = image.get().isEmpty() ? "labels" : image.get() + "/labels";
        String name = GroupPaths.labelName(path);
        names.computeIfAbsent(group, key -> new LinkedHashSet<>()).add(name);
        for (int at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
          groups.put(group + "/" + name.substring(0, at), JsonNodeFactory.instance.objectNode());
        }
      }
    }
    names.forEach((group, labels) -> groups.put(group, NgffGroups.labels(labels)));
  }

  private void plate(List<String> fields, Plate plate) {
    Map<String, SequencedSet<String>> wells = new LinkedHashMap<>();
    for (String path : fields) {
      int well = path.lastIndexOf('/');
      wells
          .computeIfAbsent(path.substring(0, well), key -> new LinkedHashSet<>())
          .add(path.substring(well + 1));
    }
    Map<String, Map<String, Integer>> runs = runs(plate);
    wells.forEach((well, images) -> {
      groups.putIfAbsent(
          well.substring(0, well.indexOf('/')), JsonNodeFactory.instance.objectNode());
      groups.put(well, NgffGroups.well(images, runs.getOrDefault(well, Map.of())));
    });
    int most = wells.values().stream().mapToInt(SequencedSet::size).max().orElse(1);
    groups.put("", NgffGroups.plate(plate, wells.keySet(), most));
  }

  /** By well and name of the field. */
  private static Map<String, Map<String, Integer>> runs(Plate plate) {
    Map<String, Map<String, Integer>> runs = new HashMap<>();
    for (Plate.Run run : plate.runs()) {
      for (String field : run.fields()) {
        int well = field.lastIndexOf('/');
        runs.computeIfAbsent(field.substring(0, well), key -> new HashMap<>())
            .putIfAbsent(field.substring(well + 1), run.id());
      }
    }
    return runs;
  }
}
