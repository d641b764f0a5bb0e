package org.lumenark.imaging.bioformats;

import java.util.List;
import org.lumenark.imaging.source.ImageDescription;

/**
 * Where an image is in Bio-Formats.
 *
 * @param number of the series
 * @param resolutions by level
 * @param preferredRows by level
 */
record Series(
    int number,
    List<Integer> resolutions,
    List<Integer> preferredRows,
    ImageDescription description) {

  Series {
    resolutions = List.copyOf(resolutions);
    preferredRows = List.copyOf(preferredRows);
  }
}
