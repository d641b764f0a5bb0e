package org.lumenark.metadata.find;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes with the same first decimal digit and as many digits, such as 4000 to 4999 bytes: ranges
 * that people type mostly begin where a class does.
 */
record SizeClass(long from, long to) {

  private static final List<SizeClass> ALL = all();

  private static List<SizeClass> all() {
    List<SizeClass> classes = new ArrayList<>();
    classes.add(new SizeClass(0, 0));
    for (long magnitude = 1; magnitude <= 1_000_000_000_000_000L; magnitude *= 10) {
      for (int digit = 1; digit <= 9; digit++) {
        classes.add(new SizeClass(digit * magnitude, (digit + 1) * magnitude - 1));
      }
    }
    return List.copyOf(classes);
  }

  /** Sizes behind the last class count as the last. */
  static SizeClass of(long size) {
    return ALL.stream().filter(each -> size <= each.to()).findFirst().orElse(ALL.getLast());
  }

  /** Those that have any of these sizes; the last one has no end. */
  static List<SizeClass> touching(long least, long most) {
    return ALL.stream()
        .filter(each -> least <= each.end() && most >= each.from() && least <= most)
        .toList();
  }

  /** Whether all sizes of the class are in the range. */
  boolean isWithin(long least, long most) {
    return least <= from && end() <= most;
  }

  private long end() {
    return equals(ALL.getLast()) ? Long.MAX_VALUE : to;
  }

  String name() {
    return String.valueOf(from);
  }
}
