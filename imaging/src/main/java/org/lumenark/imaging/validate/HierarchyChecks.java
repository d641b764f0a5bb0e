package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.omezarr.ZarrArray;
import org.lumenark.imaging.omezarr.ZarrNode;
import org.lumenark.imaging.omezarr.ZarrPaths;
import org.lumenark.imaging.omezarr.ZarrStore;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** Follows metadata to the nodes it speaks of, and judges them too. */
final class HierarchyChecks {

  private static final int MOST_NODES = 100_000;

  private final ZarrStore store;
  private final Findings findings;
  private final NgffVersion version;
  private final ReadLimits limits;
  private int nodes;

  HierarchyChecks(ZarrStore store, Findings findings, NgffVersion version, ReadLimits limits) {
    this.store = store;
    this.findings = findings;
    this.version = version;
    this.limits = limits;
  }

  /** A node whose kind is known, and everything below it. */
  void check(ZarrNode node, NgffKind kind) throws IOException {
    Scope scope = scope(node);
    if (node.format() == 3) {
      ConsolidatedChecks.check(scope, node.metadata());
    }
    Scope attributes = node.format() == 3 ? scope.below("/attributes") : scope;
    requireVersions(attributes, node);
    if (kind == NgffKind.ARRAY) {
      ArrayChecks.check(scope, node, limits);
      return;
    }
    AttributeChecks.check(attributes, kind, node.attributes());
    Scope at = version == NgffVersion.V04 ? attributes : attributes.below("/ome");
    switch (kind) {
      case IMAGE, LABEL -> image(at, node, kind);
      case PLATE -> plate(at, node);
      case WELL -> well(at, node);
      case BF2RAW -> series(at, node);
      case LABELS -> labels(at, node, -1);
      case OME, SCENE, ARRAY -> {}
    }
  }

  private Scope scope(ZarrNode node) {
    String prefix = node.path().isEmpty() ? "" : node.path() + "#";
    return new Scope(findings, version, prefix, Scope.Surroundings.HIERARCHY);
  }

  private void requireVersions(Scope scope, ZarrNode node) {
    if (node.format() != version.zarr()) {
      scope.must(
          "version.zarr",
          "OME-NGFF %s stands on Zarr version %d, this is version %d."
              .formatted(version.number(), version.zarr(), node.format()),
          "Write the hierarchy again by one version.",
          "");
    }
    String own = node.attributes().at("/ome/version").asText("");
    if (!node.path().isEmpty()
        && !own.isEmpty()
        && !NgffVersion.of(own).equals(Optional.of(version))) {
      scope.must(
          "version.inconsistent",
          "This node is of version " + own + ", the root of " + version.number() + ".",
          "Write the hierarchy again by one version.",
          "/ome/version");
    }
  }

  private void image(Scope scope, ZarrNode group, NgffKind kind) throws IOException {
    JsonNode multiscales = group.ome().path("multiscales");
    int levels = multiscales.path(0).path("datasets").size();
    for (int i = 0; i < multiscales.size(); i++) {
      Scope at = scope.below("/multiscales/" + i);
      List<Optional<ZarrArray>> arrays = arrays(at, group, multiscales.get(i));
      ArrayChecks.levels(at, kind, multiscales.get(i), arrays);
      if (i == 0) {
        channels(scope, group, arrays);
      }
    }
    Optional<ZarrNode> labels = node(scope, ZarrPaths.join(group.path(), "labels"));
    if (kind == NgffKind.IMAGE && labels.isPresent() && !labels.get().isArray()) {
      labels(scope(labels.get()), labels.get(), levels);
    }
  }

  private List<Optional<ZarrArray>> arrays(Scope scope, ZarrNode group, JsonNode multiscale)
      throws IOException {
    List<Optional<ZarrArray>> arrays = new ArrayList<>();
    List<Integer> missing = new ArrayList<>();
    JsonNode datasets = multiscale.path("datasets");
    for (int i = 0; i < datasets.size(); i++) {
      String path = datasets.get(i).path("path").asText();
      Optional<ZarrNode> node =
          ZarrPaths.safe(path) ? node(scope, ZarrPaths.join(group.path(), path)) : Optional.empty();
      if (node.isPresent() && node.get().isArray()) {
        Scope at = scope(node.get());
        requireVersions(at, node.get());
        arrays.add(ArrayChecks.check(at, node.get(), limits));
      } else {
        missing.add(i);
        arrays.add(Optional.empty());
      }
    }
    boolean metadataAlone = version == NgffVersion.V06 && missing.size() == datasets.size();
    for (int i : missing) {
      String message = "There is no array at this path.";
      String remedy = "Add the array, or take the dataset out of the list.";
      String pointer = "/datasets/" + i + "/path";
      if (metadataAlone) {
        scope.note("dataset.missing", message, remedy, pointer);
      } else {
        scope.must("dataset.missing", message, remedy, pointer);
      }
    }
    return arrays;
  }

  private static void channels(Scope scope, ZarrNode group, List<Optional<ZarrArray>> arrays) {
    JsonNode axes = group.ome().at("/multiscales/0/axes");
    JsonNode channels = group.ome().at("/omero/channels");
    if (arrays.isEmpty() || arrays.getFirst().isEmpty() || !channels.isArray()) {
      return;
    }
    int[] shape = arrays.getFirst().get().shape();
    int count = 1;
    for (int i = 0; i < Math.min(axes.size(), shape.length); i++) {
      count = axes.get(i).path("type").asText().equals("channel") ? shape[i] : count;
    }
    if (channels.size() != count) {
      scope.should(
          "omero.channels",
          "There are %d channels to show, the image has %d.".formatted(channels.size(), count),
          "List each channel once.",
          "/omero/channels");
    }
  }

  /**
   * @param levels of the image that these are labels of; -1 if that is not known
   */
  private void labels(Scope scope, ZarrNode group, int levels) throws IOException {
    JsonNode names = group.ome().path("labels");
    boolean outside = version != NgffVersion.V04 && group.ome() == group.attributes();
    if (!names.isArray() || outside) {
      scope.byText(
          "labels.list-missing",
          outside && names.isArray()
              ? "The list of labels is not below ome."
              : "The group labels does not list its labels.",
          "List the paths of the labels under the key labels.",
          "");
    }
    for (JsonNode name : names) {
      String path = ZarrPaths.join(group.path(), name.asText());
      Optional<ZarrNode> node =
          ZarrPaths.safe(name.asText()) ? node(scope, path) : Optional.empty();
      if (node.isEmpty() || !node.get().ome().has(NgffKind.IMAGE.key())) {
        scope.must(
            "labels.missing",
            "There are no labels at " + Findings.shortened(name.asText()) + ".",
            "Add them, or take them out of the list.",
            "");
        continue;
      }
      check(node.get(), NgffKind.LABEL);
      int own = node.get().ome().at("/multiscales/0/datasets").size();
      if (levels >= 0 && own != levels) {
        String message = "The labels have %d levels, their image %d.".formatted(own, levels);
        scope(node.get())
            .byText("label.levels", message, "Give both the same number of levels.", "");
      }
    }
  }

  private void plate(Scope scope, ZarrNode group) throws IOException {
    JsonNode wells = group.ome().at("/plate/wells");
    for (int i = 0; i < wells.size(); i++) {
      String path = wells.get(i).path("path").asText();
      child(scope, group, path, NgffKind.WELL, "/plate/wells/" + i, "plate.well-missing");
    }
  }

  private void well(Scope scope, ZarrNode group) throws IOException {
    JsonNode images = group.ome().at("/well/images");
    for (int i = 0; i < images.size(); i++) {
      String path = images.get(i).path("path").asText();
      child(scope, group, path, NgffKind.IMAGE, "/well/images/" + i, "well.field-missing");
    }
  }

  private void series(Scope scope, ZarrNode group) throws IOException {
    Optional<ZarrNode> ome = node(scope, ZarrPaths.join(group.path(), "OME"));
    JsonNode series = ome.map(ZarrNode::ome).orElse(group.ome()).path("series");
    if (ome.isPresent() && series.isArray()) {
      check(ome.get(), NgffKind.OME);
    }
    for (int i = 0; i < series.size(); i++) {
      String path = series.get(i).asText();
      child(scope, group, path, NgffKind.IMAGE, "/bioformats2raw.layout", "bf2raw.image-missing");
    }
    if (!series.isArray()) {
      int count = 0;
      Optional<ZarrNode> next = node(scope, ZarrPaths.join(group.path(), "0"));
      while (next.isPresent() && next.get().ome().has(NgffKind.IMAGE.key())) {
        check(next.get(), NgffKind.IMAGE);
        next = node(scope, ZarrPaths.join(group.path(), Integer.toString(++count)));
      }
    }
  }

  private void child(
      Scope scope, ZarrNode group, String path, NgffKind kind, String pointer, String code)
      throws IOException {
    Optional<ZarrNode> node =
        ZarrPaths.safe(path) ? node(scope, ZarrPaths.join(group.path(), path)) : Optional.empty();
    if (node.isEmpty()) {
      String message = "There is no group at " + Findings.shortened(path) + ".";
      String remedy = "Add it, or take it out of the list.";
      if (version == NgffVersion.V06) {
        scope.note(code, message, remedy, pointer);
      } else {
        scope.must(code, message, remedy, pointer);
      }
      return;
    }
    check(node.get(), kind);
  }

  /** Empty also if what is there cannot be read, or enough was read; both are told. */
  private Optional<ZarrNode> node(Scope scope, String path) throws IOException {
    if (++nodes > MOST_NODES) {
      if (nodes == MOST_NODES + 1) {
        scope.note(
            "hierarchy.not-all",
            "Only the first %,d nodes were judged.".formatted(MOST_NODES),
            "Judge parts of the hierarchy alone.",
            "");
      }
      return Optional.empty();
    }
    try {
      return store.node(path);
    } catch (ImagingException e) {
      scope.must(e.code(), path + ": " + e.getMessage(), "Write this document again.", "");
      return Optional.empty();
    }
  }
}
