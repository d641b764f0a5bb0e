package org.lumenark.imaging.hdf5;

import org.lumenark.imaging.source.ImagingException;

/**
 * Numbers chunks in the order of their places, the last axis fastest, over the largest size that a
 * dataset may grow to.
 *
 * @param order of the axes, the slowest first
 * @param counts of chunks along each axis z y x; {@link #ENDLESS} if it may grow without end
 */
record ChunkGrid(int[] order, long[] counts) {

  static final long ENDLESS = -1;

  /**
   * @param most sizes, all bits set for those without end
   */
  static ChunkGrid of(long[] most, int[] chunk) {
    int[] order = new int[chunk.length];
    long[] counts = new long[chunk.length];
    for (int axis = 0; axis < chunk.length; axis++) {
      order[axis] = axis;
      counts[axis] = most[axis] < 0 ? ENDLESS : Math.ceilDiv(most[axis], (long) chunk[axis]);
    }
    return new ChunkGrid(order, counts);
  }

  /** As an extensible array has it: the axis that may grow is the slowest. */
  ChunkGrid growingFirst() {
    int[] moved = order.clone();
    for (int axis = 0; axis < order.length; axis++) {
      if (counts[axis] == ENDLESS) {
        System.arraycopy(order, 0, moved, 1, axis);
        moved[0] = axis;
        return new ChunkGrid(moved, counts);
      }
    }
    return this;
  }

  /**
   * @param place that is told if there is no such number
   */
  long number(Hdf5Bytes file, long place, int[] at) throws ImagingException {
    try {
      long number = 0;
      for (int i = 0; i < order.length; i++) {
        int axis = order[i];
        if (i > 0 && counts[axis] <= at[axis]) {
          throw file.damaged(place, "A dataset is larger than it may grow.");
        }
        number =
            i == 0 ? at[axis] : Math.addExact(Math.multiplyExact(number, counts[axis]), at[axis]);
      }
      return number;
    } catch (ArithmeticException e) {
      throw file.damaged(place, "A dataset has more chunks than can be counted.");
    }
  }
}
