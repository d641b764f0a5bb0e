package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.lumenark.imaging.omezarr.ZarrPaths;

/** What the text says of {@code multiscales} and {@code omero}, as far as no array is needed. */
final class MultiscaleChecks {

  private MultiscaleChecks() {}

  /**
   * @param ome the OME metadata of an image
   */
  static void check(Scope scope, JsonNode ome) {
    JsonNode multiscales = ome.path("multiscales");
    for (int i = 0; i < multiscales.size(); i++) {
      multiscale(scope.below("/multiscales/" + i), multiscales.get(i));
    }
    JsonNode channels = ome.at("/omero/channels");
    for (int i = 0; i < channels.size(); i++) {
      channel(scope.below("/omero/channels/" + i), channels.get(i));
    }
  }

  private static void multiscale(Scope scope, JsonNode multiscale) {
    int axes = 0;
    if (scope.version() == NgffVersion.V06) {
      JsonNode systems = multiscale.path("coordinateSystems");
      for (int i = 0; i < systems.size(); i++) {
        AxesChecks.check(
            scope.below("/coordinateSystems/" + i + "/axes"), systems.get(i).path("axes"));
      }
    } else {
      AxesChecks.check(scope.below("/axes"), multiscale.path("axes"));
      axes = multiscale.path("axes").size();
      TransformationChecks.check(
          scope.below("/coordinateTransformations"),
          multiscale.path("coordinateTransformations"),
          axes);
    }
    JsonNode datasets = multiscale.path("datasets");
    Set<String> paths = new HashSet<>();
    for (int i = 0; i < datasets.size(); i++) {
      Scope at = scope.below("/datasets/" + i);
      JsonNode path = datasets.get(i).path("path");
      if (path.isTextual() && !ZarrPaths.safe(path.asText())) {
        at.must(
            "dataset.path-unsafe",
            "The path of a dataset does not lead to an array inside the image.",
            "Name the array by its path relative to the image's group.",
            "/path");
      } else if (path.isTextual() && !paths.add(path.asText())) {
        at.byText(
            "dataset.path-twice",
            "The array " + path.asText() + " is named twice.",
            "Name each resolution once.",
            "/path");
      }
      if (scope.version() != NgffVersion.V06) {
        TransformationChecks.check(
            at.below("/coordinateTransformations"),
            datasets.get(i).path("coordinateTransformations"),
            axes);
      }
    }
  }

  private static void channel(Scope scope, JsonNode channel) {
    JsonNode color = channel.path("color");
    if (color.isTextual() && !color.asText().matches("[0-9a-fA-F]{6}")) {
      scope.should(
          "omero.color",
          "The colour is not six hexadecimal digits.",
          "Write it as RRGGBB.",
          "/color");
    }
    JsonNode window = channel.path("window");
    boolean reversed =
        window.path("start").asDouble() > window.path("end").asDouble()
            || window.path("min").asDouble() > window.path("max").asDouble();
    if (window.path("start").isNumber() && window.path("end").isNumber() && reversed) {
      scope.note(
          "omero.window",
          "The window ends before it starts.",
          "Give min, start, end and max in rising order.",
          "/window");
    }
  }
}
