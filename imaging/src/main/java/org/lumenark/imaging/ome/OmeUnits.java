package org.lumenark.imaging.ome;

import java.util.OptionalDouble;

/**
 * Factors of the units of OME 2016-06 to micrometre and second. Pixel and reference frame have
 * none.
 */
final class OmeUnits {

  private OmeUnits() {}

  static OptionalDouble micrometres(String unit) {
    double factor =
        switch (unit) {
          case "Ym" -> 1e30;
          case "Zm" -> 1e27;
          case "Em" -> 1e24;
          case "Pm" -> 1e21;
          case "Tm" -> 1e18;
          case "Gm" -> 1e15;
          case "Mm" -> 1e12;
          case "km" -> 1e9;
          case "hm" -> 1e8;
          case "dam" -> 1e7;
          case "m" -> 1e6;
          case "dm" -> 1e5;
          case "cm" -> 1e4;
          case "mm" -> 1e3;
          case "µm", "μm", "um", "micron", "micrometer" -> 1;
          case "nm" -> 1e-3;
          case "pm" -> 1e-6;
          case "fm" -> 1e-9;
          case "am" -> 1e-12;
          case "\u00C5", "\u212B" -> 1e-4;
          case "in" -> 25_400;
          case "li" -> 25_400.0 / 12;
          case "pt" -> 25_400.0 / 72;
          case "thou" -> 25.4;
          case "ft" -> 304_800;
          case "yd" -> 914_400;
          default -> Double.NaN;
        };
    return known(factor);
  }

  static OptionalDouble seconds(String unit) {
    double factor =
        switch (unit) {
          case "s" -> 1;
          case "ms" -> 1e-3;
          case "µs", "μs", "us" -> 1e-6;
          case "ns" -> 1e-9;
          case "ps" -> 1e-12;
          case "min" -> 60;
          case "h" -> 3_600;
          case "d" -> 86_400;
          default -> Double.NaN;
        };
    return known(factor);
  }

  private static OptionalDouble known(double factor) {
    return Double.isNaN(factor) ? OptionalDouble.empty() : OptionalDouble.of(factor);
  }
}
