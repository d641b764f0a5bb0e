package org.lumenark.ingest.assemble;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.contracts.event.ImageFacts;

/** Gives images their numbers in the study version, in the order in which they are found. */
final class Numbering {

  private Numbering() {}

  static List<AssembledSet> from(long first, List<AssembledSet> sets) {
    List<AssembledSet> numbered = new ArrayList<>(sets.size());
    long next = first;
    for (AssembledSet set : sets) {
      List<ImageFacts> images = new ArrayList<>(set.images().size());
      for (ImageFacts image : set.images()) {
        images.add(numbered(image, next++));
      }
      numbered.add(
          new AssembledSet(
              set.fileset(), set.entry(), set.format(), set.bytes(), images, set.failure()));
    }
    return numbered;
  }

  private static ImageFacts numbered(ImageFacts image, long number) {
    return new ImageFacts(
        image.id(),
        number,
        image.path(),
        image.series(),
        image.name(),
        image.format(),
        image.role(),
        image.axes(),
        image.shape(),
        image.dtype(),
        image.physicalSizes(),
        image.channels(),
        image.levels(),
        image.pixelDigest(),
        image.files());
  }
}
