package org.lumenark.imaging.jpeg2000;

import java.util.Arrays;

/** Codes the numbers of a grid by their minima: ISO/IEC 15444-1 B.10.2. */
final class TagTree {

  private static final int MAX_VALUE = 100_000;

  private final int[] widths;
  private final int[] offsets;
  private final int[] lowest;
  private final boolean[] known;

  TagTree(int width, int height) {
    int levels = 1;
    for (int w = width, h = height; w > 1 || h > 1; levels++) {
      w = (w + 1) / 2;
      h = (h + 1) / 2;
    }
    widths = new int[levels];
    offsets = new int[levels];
    int nodes = 0;
    int w = width;
    int h = height;
    for (int level = 0; level < levels; level++) {
      widths[level] = w;
      offsets[level] = nodes;
      nodes += w * h;
      w = (w + 1) / 2;
      h = (h + 1) / 2;
    }
    lowest = new int[nodes];
    known = new boolean[nodes];
    Arrays.fill(known, false);
  }

  /** Reads until it is clear whether the number is below the threshold. */
  boolean isBelow(int x, int y, int threshold, PacketBits bits) throws CorruptCodeException {
    int low = 0;
    for (int level = widths.length - 1; level >= 0; level--) {
      int node = offsets[level] + (y >> level) * widths[level] + (x >> level);
      lowest[node] = Math.max(lowest[node], low);
      while (!known[node] && lowest[node] < threshold) {
        if (bits.bit() == 1) {
          known[node] = true;
        } else {
          lowest[node]++;
        }
      }
      low = lowest[node];
      if (level == 0) {
        return known[node] && low < threshold;
      }
    }
    throw new IllegalStateException("a tree has at least one level");
  }

  /** Reads the number itself. */
  int value(int x, int y, PacketBits bits) throws CorruptCodeException {
    int threshold = 1;
    while (!isBelow(x, y, threshold, bits)) {
      if (++threshold > MAX_VALUE) {
        throw new CorruptCodeException("a tag tree has no end");
      }
    }
    return threshold - 1;
  }
}
