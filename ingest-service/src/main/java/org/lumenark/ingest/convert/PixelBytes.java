package org.lumenark.ingest.convert;

import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.imaging.source.SampleType;

/** How many bytes of pixels images have, whatever their files are compressed to. */
final class PixelBytes {

  private PixelBytes() {}

  /** About so many, if they are more than can be counted exactly; none of an unknown type. */
  static long of(List<ImageFacts> images) {
    return (long) images.stream().mapToDouble(PixelBytes::of).sum();
  }

  private static double of(ImageFacts image) {
    double samples =
        image.shape().stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
    return List.of(SampleType.values()).stream()
        .filter(type -> image.dtype().equals(Optional.of(type.numpyName())))
        .mapToDouble(type -> samples * type.bytes())
        .sum();
  }
}
