package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.omezarr.ZarrArray;
import org.lumenark.imaging.omezarr.ZarrNode;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** Judges arrays, alone and as the levels of an image. */
final class ArrayChecks {

  private ArrayChecks() {}

  /** One array; empty if it cannot be read. */
  static Optional<ZarrArray> check(Scope scope, ZarrNode node, ReadLimits limits) {
    try {
      return Optional.of(ZarrArray.of(node, node.path(), limits));
    } catch (ImagingException e) {
      String message = String.valueOf(e.getMessage());
      boolean wrong =
          e.code().equals("zarr.bad-array")
              || e.code().equals("zarr.unsupported-type")
              || e.code().equals("zarr.unsupported-extension");
      if (wrong) {
        scope.must(e.code(), message, "Write the array again with another tool.", "");
      } else {
        scope.note(
            e.code(), message, "Others may read it; write it otherwise to be read here.", "");
      }
      return Optional.empty();
    }
  }

  /**
   * The arrays of a multiscale, in the order of its datasets; those that cannot be read are empty.
   *
   * @param scope of the multiscale
   */
  static void levels(
      Scope scope, NgffKind kind, JsonNode multiscale, List<Optional<ZarrArray>> arrays) {
    List<String> axes = new ArrayList<>();
    multiscale.path("axes").forEach(axis -> axes.add(axis.path("name").asText()));
    ZarrArray before = null;
    for (int level = 0; level < arrays.size(); level++) {
      ZarrArray array = arrays.get(level).orElse(null);
      if (array == null) {
        continue;
      }
      Scope at = scope.below("/datasets/" + level);
      if (scope.version() != NgffVersion.V06) {
        names(at, axes, array);
      }
      if (kind == NgffKind.LABEL && array.type().numpyName().startsWith("float")) {
        at.must(
            "label.not-integer",
            "Labels are whole numbers, these samples are " + array.type().numpyName() + ".",
            "Store labels as integers.",
            "");
      }
      if (before != null) {
        size(at, before, array);
      }
      before = array;
    }
  }

  private static void names(Scope scope, List<String> axes, ZarrArray array) {
    if (axes.size() != array.shape().length) {
      scope.must(
          "array.axes",
          "The array has %d axes, the image names %d.".formatted(array.shape().length, axes.size()),
          "Name one axis for each dimension of the arrays.",
          "");
    } else if (scope.version() == NgffVersion.V05 && array.dimensionNames().isEmpty()) {
      scope.should(
          "array.dimension-names-missing",
          "The array does not name its dimensions.",
          "Write dimension_names as the axes are named.",
          "");
    } else if (!array.dimensionNames().isEmpty() && !array.dimensionNames().equals(axes)) {
      scope.must(
          "array.dimension-names",
          "The array's dimension_names are not the names of the axes.",
          "Write them alike.",
          "");
    }
  }

  private static void size(Scope scope, ZarrArray before, ZarrArray array) {
    int[] larger = before.shape();
    int[] smaller = array.shape();
    boolean grows = larger.length != smaller.length;
    boolean shrinks = false;
    for (int axis = 0; !grows && axis < larger.length; axis++) {
      grows = smaller[axis] > larger[axis];
      shrinks |= smaller[axis] < larger[axis];
    }
    if (grows) {
      scope.must(
          "dataset.order",
          "A level is larger than the one before.",
          "List the arrays from the largest to the smallest.",
          "");
    } else if (!shrinks) {
      scope.should(
          "dataset.order",
          "A level is not smaller than the one before.",
          "List each resolution once.",
          "");
    }
    if (before.type() != array.type()) {
      scope.should(
          "dataset.type", "Levels have different types.", "Store all levels as one type.", "");
    }
  }
}
