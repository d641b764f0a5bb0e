package org.lumenark.imaging.tiff;

import java.util.Locale;

/** Units of length as people and microscopes write them. */
final class Lengths {

  private Lengths() {}

  /** Micrometre of one unit; 0 if it is no length. */
  static double micrometres(String unit) {
    String plain = unit.replace("\\u00B5", "µ").replace("\\u00b5", "µ").replace('μ', 'µ').strip();
    return switch (plain.toLowerCase(Locale.ROOT)) {
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
}
