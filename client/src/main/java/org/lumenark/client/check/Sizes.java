package org.lumenark.client.check;

import java.util.Arrays;

/** Sizes of files in bytes, eight bytes of memory each. */
final class Sizes {

  private long[] values = new long[1024];
  private int count;

  void add(long size) {
    if (count == values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(count, 2));
    }
    values[count++] = size;
  }

  long at(int index) {
    return values[index];
  }

  /** Each size above zero that several files have, ascending. */
  long[] repeated() {
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    long[] found = new long[count];
    int length = 0;
    for (int i = 1; i < count; i++) {
      boolean again = sorted[i] == sorted[i - 1] && sorted[i] > 0;
      if (again && (length == 0 || found[length - 1] != sorted[i])) {
        found[length++] = sorted[i];
      }
    }
    return Arrays.copyOf(found, length);
  }
}
