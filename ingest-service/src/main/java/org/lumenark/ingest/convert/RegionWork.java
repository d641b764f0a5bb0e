package org.lumenark.ingest.convert;

import java.util.Optional;
import java.util.UUID;

/**
 * Work of the task {@code ConvertImageRegion}: to convert one region of a file set, or to finish
 * its container when all regions are written.
 *
 * @param region from 0; empty for the last step
 */
record RegionWork(UUID fileset, UUID conversion, Optional<Integer> region) {

  static RegionWork region(UUID fileset, UUID conversion, int region) {
    return new RegionWork(fileset, conversion, Optional.of(region));
  }

  static RegionWork finish(UUID fileset, UUID conversion) {
    return new RegionWork(fileset, conversion, Optional.empty());
  }
}
