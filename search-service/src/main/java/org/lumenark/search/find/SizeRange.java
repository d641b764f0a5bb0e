package org.lumenark.search.find;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes as facets count them, each written as the query language writes a range: of studies bytes,
 * of images pixels of one plane.
 *
 * @param from included
 * @param to not included; the last range has no end
 */
record SizeRange(long from, long to) {

  static List<SizeRange> of(Target target) {
    return switch (target) {
      case STUDIES ->
          between(
              1_000_000L,
              100_000_000L,
              1_000_000_000L,
              10_000_000_000L,
              100_000_000_000L,
              1_000_000_000_000L);
      case IMAGES -> between(512L * 512, 1_024L * 1_024, 4_096L * 4_096, 16_384L * 16_384);
    };
  }

  private static List<SizeRange> between(long... bounds) {
    List<SizeRange> ranges = new ArrayList<>();
    long from = 0;
    for (long bound : bounds) {
      ranges.add(new SizeRange(from, bound));
      from = bound;
    }
    ranges.add(new SizeRange(from, Long.MAX_VALUE));
    return ranges;
  }

  boolean isOpen() {
    return to == Long.MAX_VALUE;
  }

  String value() {
    return "[%d TO %s]".formatted(from, isOpen() ? "*" : String.valueOf(to - 1));
  }
}
