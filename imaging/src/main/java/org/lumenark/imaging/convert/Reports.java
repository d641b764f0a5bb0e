package org.lumenark.imaging.convert;

import java.util.List;
import org.lumenark.imaging.assemble.FoundImage;
import org.lumenark.imaging.assemble.FoundImages;
import org.lumenark.imaging.detect.Detection;

/** What is reported of a container that is complete. */
final class Reports {

  private Reports() {}

  /**
   * @param start as {@link System#nanoTime()} gave it
   */
  static ConversionReport of(
      String input,
      FoundImages found,
      List<ConvertedImage> images,
      long start,
      long bytesRead,
      long bytesWritten) {
    FoundImage first = found.images().getFirst();
    Detection detection = first.detection();
    return new ConversionReport(
        input,
        detection.format(),
        detection.confidence(),
        detection.evidence(),
        detection.extensionMatches(),
        detection.wrapper().orElse(null),
        first.reader().name(),
        images,
        first.description().originalMetadata(),
        InputSearch.warnings(found),
        (System.nanoTime() - start) / 1e9,
        bytesRead,
        bytesWritten,
        ProcessMemory.peak());
  }
}
