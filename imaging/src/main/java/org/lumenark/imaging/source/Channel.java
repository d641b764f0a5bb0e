package org.lumenark.imaging.source;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One channel of an image.
 *
 * @param name as the microscope or the author gave it
 * @param color {@code RRGGBB}
 * @param wavelength emission wavelength in nanometre
 */
public record Channel(Optional<String> name, Optional<String> color, OptionalDouble wavelength) {

  public static final Channel UNKNOWN =
      new Channel(Optional.empty(), Optional.empty(), OptionalDouble.empty());
}
