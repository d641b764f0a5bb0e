package org.lumenark.imaging.tiff;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The {@code key=value} lines that ImageJ writes into ImageDescription. */
record ImageJDescription(Map<String, String> values) {

  static final String PREFIX = "ImageJ=";
  private static final int MAX_KEYS = 1_000;

  static ImageJDescription parse(String text) {
    Map<String, String> values = new TreeMap<>();
    for (String line : text.split("[\\r\\n]+", MAX_KEYS)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return new ImageJDescription(values);
  }

  /** At least 1. */
  int count(String key) {
    OptionalDouble value = real(key);
    return value.isEmpty() ? 1 : (int) Math.clamp(value.getAsDouble(), 1, Integer.MAX_VALUE);
  }

  OptionalDouble real(String key) {
    try {
      String value = values.get(key);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Micrometre of one unit; 0 if the unit is not a length. */
  double micrometres(String key) {
    String unit =
        values
            .getOrDefault(key, "")
            .replace("\\u00B5", "µ")
            .replace("\\u00b5", "µ")
            .replace('μ', 'µ');
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "µm",
          "um",
          "micron",
          "microns",
          "micrometer",
          "micrometers",
          "micrometre",
          "micrometres" ->
          1;
      case "nm", "nanometer", "nanometers", "nanometre", "nanometres" -> 1e-3;
      case "pm" -> 1e-6;
      case "å", "angstrom" -> 1e-4;
      case "mm", "millimeter", "millimeters", "millimetre" -> 1e3;
      case "cm", "centimeter", "centimetre" -> 1e4;
      case "m", "meter", "metre" -> 1e6;
      case "inch", "in", "inches" -> 25_400;
      default -> 0;
    };
  }

  /** Seconds of one frame; ImageJ's default time unit is the second. */
  OptionalDouble frameSeconds() {
    OptionalDouble interval = real("finterval");
    double factor =
        switch (values.getOrDefault("tunit", "sec").toLowerCase(Locale.ROOT)) {
          case "ms", "msec" -> 1e-3;
          case "min", "minute", "minutes" -> 60;
          case "h", "hr", "hour", "hours" -> 3_600;
          case "s", "sec", "second", "seconds" -> 1;
          default -> 0;
        };
    return interval.isEmpty() || factor == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(interval.getAsDouble() * factor);
  }
}
