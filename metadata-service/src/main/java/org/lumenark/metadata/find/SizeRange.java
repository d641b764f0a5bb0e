package org.lumenark.metadata.find;

import java.util.List;

/** Sizes as facets count them; each is written as the query language writes a range. */
enum SizeRange {
  BELOW_10_KB(0, 9_999),
  BELOW_100_KB(10_000, 99_999),
  BELOW_1_MB(100_000, 999_999),
  BELOW_10_MB(1_000_000, 9_999_999),
  BELOW_100_MB(10_000_000, 99_999_999),
  BELOW_1_GB(100_000_000, 999_999_999),
  FROM_1_GB(1_000_000_000, Long.MAX_VALUE);

  private final long from;
  private final long to;

  SizeRange(long from, long to) {
    this.from = from;
    this.to = to;
  }

  static SizeRange of(long size) {
    for (SizeRange range : values()) {
      if (size <= range.to) {
        return range;
      }
    }
    return FROM_1_GB;
  }

  /** All that are in it; no class is in two ranges. */
  List<SizeClass> classes() {
    return SizeClass.touching(from, to);
  }

  String value() {
    return "[%d TO %s]".formatted(from, to == Long.MAX_VALUE ? "*" : String.valueOf(to));
  }
}
