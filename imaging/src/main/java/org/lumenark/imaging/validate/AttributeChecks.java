package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import org.lumenark.imaging.omezarr.ZarrPaths;

/** Judges the attributes of one group by its kind: schemas first, then the text. */
final class AttributeChecks {

  private AttributeChecks() {}

  static void check(Scope scope, NgffKind kind, JsonNode given) {
    boolean drafts =
        scope.version() == NgffVersion.V06 && scope.node() == Scope.Surroundings.HIERARCHY;
    JsonNode attributes = drafts ? TextReferences.asObjects(scope, given) : given;
    boolean inside = attributes.path("ome").isObject() && scope.version() != NgffVersion.V04;
    JsonNode ome = inside ? attributes.get("ome") : attributes;
    Scope at = inside ? scope.below("/ome") : scope;
    if (inside && attributes.has("multiscales")) {
      scope.note(
          "version.both",
          "There is metadata of 0.4 beside that below ome, which alone was judged.",
          "Remove the older metadata.",
          "/multiscales");
    }
    boolean unmarked = kind == NgffKind.LABEL && isUnmarkedLabel(scope, ome);
    if (unmarked) {
      at.should(
          "label.image-label-missing",
          "These labels have no image-label, so nothing says that they are labels.",
          "Add image-label, with colors where there are some.",
          "");
    } else {
      NgffSchemas.check(scope, kind, attributes);
    }
    if (kind.required() && scope.version() == NgffVersion.V04 && !ome.has(kind.key())) {
      scope.must(
          "kind.key-missing",
          "There is no " + kind.key() + ", so this is no " + kind.lowerCase() + ".",
          "Add it, or say which kind it is.",
          "");
    }
    switch (kind) {
      case IMAGE -> MultiscaleChecks.check(at, ome);
      case LABEL -> {
        if (ome.has(NgffKind.IMAGE.key())) {
          NgffSchemas.check(scope, NgffKind.IMAGE, attributes);
          MultiscaleChecks.check(at, ome);
        }
      }
      case PLATE -> PlateChecks.plate(at.below("/plate"), ome.path("plate"));
      case WELL -> PlateChecks.well(at.below("/well"), ome.path("well"));
      case LABELS -> labels(at, ome.path("labels"));
      case OME, BF2RAW, SCENE, ARRAY -> {}
    }
  }

  /** What lies under labels is one by its place. */
  private static boolean isUnmarkedLabel(Scope scope, JsonNode ome) {
    return scope.node() == Scope.Surroundings.HIERARCHY
        && !ome.has(NgffKind.LABEL.key())
        && ome.has(NgffKind.IMAGE.key());
  }

  private static void labels(Scope scope, JsonNode labels) {
    if (!labels.isArray()) {
      scope.must("labels.not-a-list", "labels is not a list of paths.", "List them.", "/labels");
      return;
    }
    for (int i = 0; i < labels.size(); i++) {
      if (!labels.get(i).isTextual() || !ZarrPaths.safe(labels.get(i).asText())) {
        scope.must(
            "labels.path-unsafe",
            "This is not the path of labels inside the group.",
            "Name the labels by their path relative to this group.",
            "/labels/" + i);
      }
    }
  }
}
