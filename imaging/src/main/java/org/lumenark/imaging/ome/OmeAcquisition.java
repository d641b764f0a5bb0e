package org.lumenark.imaging.ome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ImagingException;

/**
 * Collects how one image was taken, in the words of every version of the model: dates are {@code
 * AcquisitionDate}, {@code AcquiredDate} or {@code CreationDate}; what is known of a plane stands
 * in its attributes, before 2008-09 in {@code PlaneTiming} and {@code StagePosition} below it.
 * Positions without a unit are in a frame of reference that only the microscope knows: they are no
 * lengths.
 */
final class OmeAcquisition {

  static final int MAX_PLANES = 20_000;
  private static final Set<String> DATES =
      Set.of("AcquisitionDate", "AcquiredDate", "CreationDate");

  private final String place;
  private final int maxPlanes;
  private final List<PlanePosition> planes = new ArrayList<>();
  private final Map<String, String> references = new HashMap<>();
  private Optional<String> acquired = Optional.empty();
  private @Nullable Map<String, String> plane;

  OmeAcquisition(String place, int maxPlanes) {
    this.place = place;
    this.maxPlanes = maxPlanes;
  }

  int planeCount() {
    return planes.size();
  }

  void start(String element, Map<String, String> attributes) {
    switch (element) {
      case "InstrumentRef", "ObjectiveSettings", "ObjectiveRef" -> {
        String id = attributes.get("ID");
        if (id != null && !id.isBlank()) {
          references.putIfAbsent(element.equals("InstrumentRef") ? "Instrument" : "Objective", id);
        }
      }
      case "Plane" -> plane = new HashMap<>(attributes);
      case "PlaneTiming", "StagePosition" -> {
        Map<String, String> above = plane;
        if (above != null) {
          attributes.forEach(above::putIfAbsent);
        }
      }
      default -> {}
    }
  }

  void end(String element, String content) throws ImagingException {
    if (DATES.contains(element) && acquired.isEmpty() && !content.isEmpty()) {
      acquired = Optional.of(content);
    }
    if (element.equals("Plane")) {
      Map<String, String> told = plane;
      plane = null;
      if (told != null && planes.size() < maxPlanes) {
        keep(told);
      }
    }
  }

  private void keep(Map<String, String> told) throws ImagingException {
    OmeNumbers numbers = new OmeNumbers(place, "Plane", told);
    PlanePosition position =
        new PlanePosition(
            numbers.optional("TheT").orElse(0),
            numbers.optional("TheC").orElse(0),
            numbers.optional("TheZ").orElse(0),
            scaled(numbers.real("DeltaT"), OmeUnits.seconds(told.getOrDefault("DeltaTUnit", "s"))),
            length(numbers, told, "PositionX"),
            length(numbers, told, "PositionY"),
            length(numbers, told, "PositionZ"));
    if (position.seconds().isPresent()
        || position.x().isPresent()
        || position.y().isPresent()
        || position.zPosition().isPresent()) {
      planes.add(position);
    }
  }

  private static OptionalDouble length(OmeNumbers numbers, Map<String, String> told, String name) {
    return scaled(
        numbers.real(name), OmeUnits.micrometres(told.getOrDefault(name + "Unit", "none")));
  }

  private static OptionalDouble scaled(OptionalDouble value, OptionalDouble factor) {
    if (value.isEmpty() || factor.isEmpty()) {
      return OptionalDouble.empty();
    }
    double scaled = value.getAsDouble() * factor.getAsDouble();
    return Double.isFinite(scaled) ? OptionalDouble.of(scaled) : OptionalDouble.empty();
  }

  /** Planes outside the sizes are left out. */
  Acquisition resolve(OmeInstruments instruments, int sizeT, int sizeC, int sizeZ) {
    Optional<String> objective = Optional.ofNullable(references.get("Objective"));
    Optional<String> instrument =
        Optional.ofNullable(references.get("Instrument"))
            .or(() -> instruments.instrumentOf(objective));
    return new Acquisition(
        acquired,
        instruments.instrument(instrument),
        instruments.objective(objective),
        planes.stream().filter(at -> at.t() < sizeT && at.c() < sizeC && at.z() < sizeZ).toList());
  }
}
