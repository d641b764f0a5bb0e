package org.lumenark.imaging.lif;

import java.util.OptionalDouble;
import org.lumenark.imaging.xml.Decimals;

/**
 * One dimension of an image.
 *
 * @param id what it is, see the constants
 * @param origin of the first element in {@code unit}
 * @param length from the first to the last element
 * @param step bytes from one element to the next; 0 if there is only one
 */
record LifDimension(
    int id, int count, OptionalDouble origin, OptionalDouble length, String unit, long step) {

  static final int X = 1;
  static final int Y = 2;
  static final int Z = 3;
  static final int T = 4;
  static final int EMISSION = 5;
  static final int EXCITATION = 9;
  static final int TILE = 10;

  /** What is not there has one element. */
  static LifDimension single(int id) {
    return new LifDimension(id, 1, OptionalDouble.empty(), OptionalDouble.empty(), "", 0);
  }

  /** Distance of two elements in micrometre or second. */
  OptionalDouble spacing() {
    if (count < 2 || length.isEmpty()) {
      return OptionalDouble.empty();
    }
    return scaled(Math.abs(length.getAsDouble()) / (count - 1));
  }

  /** Where an element lies, in micrometre or second. */
  OptionalDouble at(int index) {
    if (origin.isEmpty()) {
      return OptionalDouble.empty();
    }
    double length = length().orElse(0);
    return scaled(origin.getAsDouble() + (count > 1 ? index * length / (count - 1) : 0));
  }

  private OptionalDouble scaled(double value) {
    double factor =
        switch (unit) {
          case "m" -> 1e6;
          case "mm" -> 1e3;
          case "µm", "μm", "um" -> 1;
          case "nm" -> 1e-3;
          case "inch" -> 25_400;
          case "s" -> 1;
          case "ms" -> 1e-3;
          default -> Double.NaN;
        };
    return Double.isNaN(factor)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Decimals.product(value, factor));
  }

  /** For names of images that this dimension tells apart. */
  String word() {
    return switch (id) {
      case 6 -> "rotation";
      case 7 -> "XT slice";
      case 8 -> "T slice";
      case TILE -> "tile";
      case 11 -> "loop";
      default -> "dimension " + id;
    };
  }
}
