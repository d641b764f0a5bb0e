package org.lumenark.imaging.nrrd;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * The size of a step along each axis: the length of its direction in space, or its spacing. Without
 * a unit it stays unknown: the format knows no default.
 */
final class NrrdSizes {

  private final List<String> directions;
  private final List<String> spacings;
  private final List<String> units;
  private final List<String> spaceUnits;
  private final NrrdAxes axes;

  NrrdSizes(NrrdHeader header, NrrdAxes axes) throws ImagingException {
    int count = axes.sizes().size();
    this.directions = header.perAxis("spacedirections", count);
    this.spacings = header.perAxis("spacings", count);
    this.units = header.perAxis("units", count);
    this.spaceUnits = header.field("spaceunits").map(NrrdHeader::split).orElse(List.of());
    this.axes = axes;
  }

  PhysicalSizes physicalSizes() {
    return new PhysicalSizes(space('x'), space('y'), space('z'), time());
  }

  private OptionalDouble space(char letter) {
    int axis = axes.letters().indexOf(letter);
    if (axis < 0) {
      return OptionalDouble.empty();
    }
    double direction = directions.isEmpty() ? Double.NaN : length(directions.get(axis));
    if (Double.isFinite(direction) && direction > 0) {
      boolean one = spaceUnits.stream().distinct().count() == 1;
      return OptionalDouble.of(direction * (one ? micrometres(spaceUnits.getFirst()) : 0));
    }
    return OptionalDouble.of(spacing(axis) * (units.isEmpty() ? 0 : micrometres(units.get(axis))));
  }

  private OptionalDouble time() {
    int axis = axes.letters().indexOf('t');
    return axis < 0 || units.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(spacing(axis) * seconds(units.get(axis)));
  }

  private double spacing(int axis) {
    return spacings.isEmpty() ? Double.NaN : Math.abs(number(spacings.get(axis)));
  }

  private static double length(String vector) {
    double squares = 0;
    for (String part : List.of(vector.split(",", -1))) {
      squares += Math.pow(number(part), 2);
    }
    return Math.sqrt(squares);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Micrometre in a unit; 0 where it is not known. */
  private static double micrometres(String unit) {
    return switch (unit.strip().toLowerCase(Locale.ROOT)) {
      case "m", "meter", "meters", "metre", "metres" -> 1e6;
      case "cm", "centimeter", "centimeters" -> 1e4;
      case "mm", "millimeter", "millimeters", "millimetre", "millimetres" -> 1e3;
      case "um",
          "\u00b5m",
          "\u03bcm",
          "micron",
          "microns",
          "micrometer",
          "micrometers",
          "micrometre",
          "micrometres" ->
          1;
      case "nm", "nanometer", "nanometers", "nanometre", "nanometres" -> 1e-3;
      case "\u00e5", "angstrom", "angstroms" -> 1e-4;
      case "pm" -> 1e-6;
      case "in", "inch", "inches" -> 25_400;
      default -> 0;
    };
  }

  /** Seconds in a unit; 0 where it is not known. */
  private static double seconds(String unit) {
    return switch (unit.strip().toLowerCase(Locale.ROOT)) {
      case "s", "sec", "second", "seconds" -> 1;
      case "ms", "msec", "millisecond", "milliseconds" -> 1e-3;
      case "us", "\u00b5s", "microsecond", "microseconds" -> 1e-6;
      case "min", "minute", "minutes" -> 60;
      case "h", "hour", "hours" -> 3_600;
      default -> 0;
    };
  }
}
