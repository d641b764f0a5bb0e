package org.lumenark.imaging.source;

import java.util.OptionalDouble;

/**
 * Size of one pixel step: x, y, z in micrometre, t in second. Only finite positive values; unknown
 * ones are empty.
 */
public record PhysicalSizes(
    OptionalDouble x, OptionalDouble y, OptionalDouble z, OptionalDouble t) {

  public static final PhysicalSizes UNKNOWN =
      new PhysicalSizes(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  public PhysicalSizes {
    x = plausible(x);
    y = plausible(y);
    z = plausible(z);
    t = plausible(t);
  }

  private static OptionalDouble plausible(OptionalDouble value) {
    boolean usable =
        value.isPresent() && Double.isFinite(value.getAsDouble()) && value.getAsDouble() > 0;
    return usable ? value : OptionalDouble.empty();
  }
}
