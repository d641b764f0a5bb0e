package org.lumenark.imaging.ome;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;

/**
 * Microscopes and objectives of a document, which images refer to. Since 2010 what is known of an
 * objective stands in attributes, before in elements of their own.
 */
final class OmeInstruments {

  private static final int MAX_PARTS = 10_000;

  private final Map<String, Map<String, String>> microscopes = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> objectives = new LinkedHashMap<>();
  private final Map<String, String> instrumentOf = new HashMap<>();
  private @Nullable String instrument;
  private @Nullable Map<String, String> objective;

  void start(String element, Map<String, String> attributes) {
    switch (element) {
      case "Instrument" -> instrument = attributes.getOrDefault("ID", "");
      case "Microscope" -> {
        if (instrument != null && microscopes.size() < MAX_PARTS) {
          microscopes.putIfAbsent(instrument, attributes);
        }
      }
      case "Objective" -> {
        if (instrument != null && objectives.size() < MAX_PARTS) {
          String id = attributes.getOrDefault("ID", "");
          objective = new LinkedHashMap<>(attributes);
          objectives.putIfAbsent(id, objective);
          instrumentOf.putIfAbsent(id, instrument);
        }
      }
      default -> {}
    }
  }

  void end(String element, String content) {
    switch (element) {
      case "Instrument" -> instrument = null;
      case "Objective" -> objective = null;
      case "Magnification", "NominalMagnification", "LensNA", "Immersion", "Model" -> {
        if (objective != null && !content.isEmpty()) {
          objective.putIfAbsent(
              element.equals("Magnification") ? "NominalMagnification" : element, content);
        }
      }
      default -> {}
    }
  }

  /**
   * @param reference of the image; where it has none, the only microscope is meant
   */
  Optional<Instrument> instrument(Optional<String> reference) {
    Optional<Map<String, String>> found = found(microscopes, reference);
    return found
        .map(told -> new Instrument(text(told, "Manufacturer"), text(told, "Model")))
        .filter(known -> known.manufacturer().isPresent() || known.model().isPresent());
  }

  /**
   * @param reference of the image; where it has none, the only objective is meant
   */
  Optional<Objective> objective(Optional<String> reference) {
    return found(objectives, reference)
        .map(told ->
            new Objective(
                text(told, "Model").or(() -> text(told, "Manufacturer")),
                positive(told, "NominalMagnification"),
                positive(told, "LensNA"),
                text(told, "Immersion")))
        .filter(known ->
            known.model().isPresent()
                || known.magnification().isPresent()
                || known.numericalAperture().isPresent()
                || known.immersion().isPresent());
  }

  private static Optional<Map<String, String>> found(
      Map<String, Map<String, String>> parts, Optional<String> reference) {
    if (reference.isPresent()) {
      return Optional.ofNullable(parts.get(reference.get()));
    }
    return parts.size() == 1 ? Optional.of(parts.values().iterator().next()) : Optional.empty();
  }

  /** The microscope that an objective belongs to. */
  Optional<String> instrumentOf(Optional<String> objectiveReference) {
    return objectiveReference.map(instrumentOf::get);
  }

  private static Optional<String> text(Map<String, String> attributes, String name) {
    return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isBlank());
  }

  private static OptionalDouble positive(Map<String, String> attributes, String name) {
    OptionalDouble value = new OmeNumbers("", "", attributes).real(name);
    return value.isPresent() && value.getAsDouble() > 0 && Double.isFinite(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }
}
