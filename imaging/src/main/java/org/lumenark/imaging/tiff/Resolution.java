package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/** Pixel sizes out of XResolution and YResolution. */
final class Resolution {

  /** Larger pixels are a printer's or a screen's resolution, not a microscope's. */
  private static final double MAX_MICROMETRES = 10;

  private Resolution() {}

  /** Of a plain TIFF: only in inch or centimetre, and only sizes that a microscope would give. */
  static PhysicalSizes plain(TiffDirectory directory) throws IOException, ImagingException {
    double unit =
        switch ((int) directory.number(Tag.RESOLUTION_UNIT, 2)) {
          case 2 -> 25_400;
          case 3 -> 10_000;
          default -> 0;
        };
    return new PhysicalSizes(
        believable(scaled(directory, Tag.X_RESOLUTION, unit)),
        believable(scaled(directory, Tag.Y_RESOLUTION, unit)),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** Micrometre of one pixel where the tag counts pixels per {@code unit} micrometre. */
  static OptionalDouble scaled(TiffDirectory directory, int tag, double unit)
      throws IOException, ImagingException {
    OptionalDouble perUnit = directory.rational(tag);
    return perUnit.isEmpty() || unit <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(unit / perUnit.getAsDouble());
  }

  private static OptionalDouble believable(OptionalDouble size) {
    return size.isPresent() && size.getAsDouble() < MAX_MICROMETRES ? size : OptionalDouble.empty();
  }
}
