package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Plate;

/**
 * Finds the image groups of a hierarchy: the root itself, the fields of a plate, the series of a
 * {@code bioformats2raw.layout}, groups that are numbered from 0; and the labels of each.
 */
final class ImageGroups {

  /**
   * One image.
   *
   * @param outPath where it belongs in a container of ours
   */
  record Group(ZarrNode node, String outPath, boolean label) {}

  private static final String LABELS = "labels";

  private final ZarrStore store;
  private final List<Group> groups = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private Optional<Plate> plate = Optional.empty();

  private ImageGroups(ZarrStore store) {
    this.store = store;
  }

  static ImageGroups of(ZarrStore store) throws IOException, ImagingException {
    ImageGroups found = new ImageGroups(store);
    ZarrNode root = store.node("").orElseThrow(() -> found.noImages("Nothing is at the root."));
    JsonNode ome = root.ome();
    if (ome.path("multiscales").size() > 0) {
      found.add(root, "");
    } else if (ome.path("plate").isObject()) {
      found.plate(ome.path("plate"));
    } else {
      found.series(root);
    }
    if (found.groups.isEmpty()) {
      throw found.noImages("No group of this Zarr hierarchy has multiscales metadata.");
    }
    return found;
  }

  List<Group> groups() {
    return groups;
  }

  Optional<Plate> plate() {
    return plate;
  }

  private ImagingException noImages(String message) {
    return new ImagingException("zarr.no-images", store.place(""), message);
  }

  private void add(ZarrNode image, String outPath) throws IOException, ImagingException {
    if (groups.size() >= store.limits().maxDirectories()) {
      throw new ImagingException(
          "zarr.too-many-images",
          store.place(image.path()),
          "There are more images than are read.");
    }
    groups.add(new Group(image, outPath, false));
    taken.add(outPath);
    String labels = ZarrPaths.join(image.path(), LABELS);
    Optional<ZarrNode> group = store.node(labels);
    if (group.isEmpty()) {
      return;
    }
    JsonNode names = group.get().attributes().path("ome").path(LABELS);
    for (JsonNode name : names.isArray() ? names : group.get().attributes().path(LABELS)) {
      label(labels, requireSafe(name.asText(), labels), ZarrPaths.join(outPath, LABELS));
    }
  }

  private void label(String labels, String name, String out) throws IOException, ImagingException {
    Optional<ZarrNode> node = store.node(ZarrPaths.join(labels, name));
    String outPath = ZarrPaths.join(out, name);
    if (node.isPresent() && node.get().ome().path("multiscales").size() > 0 && taken.add(outPath)) {
      groups.add(new Group(node.get(), outPath, true));
    }
  }

  /** In the order of the OME group's list, else by number. */
  private void series(ZarrNode root) throws IOException, ImagingException {
    List<String> paths = new ArrayList<>();
    for (JsonNode path :
        store.node("OME").map(ome -> ome.ome().path("series")).orElse(root.ome().path("series"))) {
      paths.add(requireSafe(path.asText(), "OME"));
    }
    boolean listed = !paths.isEmpty();
    for (int i = 0; listed ? i < paths.size() : i < store.limits().maxDirectories(); i++) {
      String path = listed ? paths.get(i) : Integer.toString(i);
      Optional<ZarrNode> node = store.node(path);
      if (node.isPresent() && node.get().ome().path("multiscales").size() > 0) {
        boolean plain = path.indexOf('/') < 0 && !taken.contains(path);
        add(node.get(), plain ? path : Integer.toString(i));
      } else if (listed) {
        throw new ImagingException(
            "zarr.image-missing",
            store.place(path),
            "The series names this image; it is not there.");
      } else {
        return;
      }
    }
  }

  /** Wells that are listed but not there are passed over: often a part of a plate is shared. */
  private void plate(JsonNode metadata) throws IOException, ImagingException {
    Set<String> rows = names(metadata.path("rows"));
    Set<String> columns = names(metadata.path("columns"));
    Map<Integer, List<String>> runs = PlateRuns.declared(metadata);
    boolean regular = true;
    for (JsonNode well : metadata.path("wells")) {
      String path = requireSafe(well.path("path").asText(), "");
      Optional<ZarrNode> node = store.node(path);
      if (node.isEmpty()) {
        continue;
      }
      regular &= path.matches("[A-Za-z0-9]+/[A-Za-z0-9]+");
      if (regular) {
        rows.add(path.substring(0, path.indexOf('/')));
        columns.add(path.substring(path.indexOf('/') + 1));
      }
      for (JsonNode field : node.get().ome().path("well").path("images")) {
        String name = requireSafe(field.path("path").asText(), path);
        regular &= name.matches("[A-Za-z0-9]+");
        String image = ZarrPaths.join(path, name);
        ZarrNode group =
            store
                .node(image)
                .orElseThrow(() ->
                    new ImagingException(
                        "zarr.image-missing",
                        store.place(image),
                        "The well names this field; it is not there."));
        add(group, image);
        PlateRuns.add(runs, field.path("acquisition"), image);
      }
    }
    if (regular) {
      plate =
          Optional.of(
              new Plate(
                  metadata.path("name").asText(""),
                  List.copyOf(rows),
                  List.copyOf(columns),
                  PlateRuns.of(metadata, runs)));
    }
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode item : list) {
      String name = item.path("name").asText();
      if (name.matches("[A-Za-z0-9]+")) {
        names.add(name);
      }
    }
    return names;
  }

  private String requireSafe(String path, String group) throws ImagingException {
    if (!ZarrPaths.safe(path)) {
      throw new ImagingException(
          "zarr.unsafe-path", store.place(group), "This group names a path that is none below it.");
    }
    return path;
  }
}
