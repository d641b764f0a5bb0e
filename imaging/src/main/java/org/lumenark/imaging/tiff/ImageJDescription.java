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
    return Lengths.micrometres(values.getOrDefault(key, ""));
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
