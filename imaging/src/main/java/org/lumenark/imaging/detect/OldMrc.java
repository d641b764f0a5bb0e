package org.lumenark.imaging.detect;

import java.util.stream.IntStream;

/**
 * MRC files from before the mark at 208 was agreed on. Their header has nothing else to be known by
 * than that its numbers give exactly the file's length.
 */
final class OldMrc {

  private static final int HEADER_BYTES = 1024;
  private static final int MAX_STEPS = 1 << 20;

  private OldMrc() {}

  static boolean matches(Head head) {
    if (head.bytes().length < HEADER_BYTES) {
      return false;
    }
    return fits(head.size(), IntStream.range(0, 24).map(i -> head.little32(4 * i)).toArray())
        || fits(head.size(), IntStream.range(0, 24).map(i -> head.big32(4 * i)).toArray());
  }

  private static boolean fits(long size, int[] words) {
    double samples = 1;
    for (int axis = 0; axis < 3; axis++) {
      if (words[axis] < 1 || words[axis] > MAX_STEPS) {
        return false;
      }
      samples *= words[axis];
    }
    double bytes =
        switch (words[3]) {
          case 0 -> 1;
          case 1, 6, 12 -> 2;
          case 2, 3 -> 4;
          case 4 -> 8;
          default -> 0;
        };
    boolean axes =
        IntStream.of(words[16], words[17], words[18]).allMatch(n -> n == 0)
            || IntStream.of(words[16], words[17], words[18])
                .sorted()
                .boxed()
                .toList()
                .toString()
                .equals("[1, 2, 3]");
    return bytes > 0
        && axes
        && words[23] >= 0
        && HEADER_BYTES + (double) words[23] + samples * bytes == size;
  }
}
