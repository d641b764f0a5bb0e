package org.lumenark.imaging.simple;

/**
 * One frame of a GIF.
 *
 * @param palette position of its colours, {@code RGB} triples
 * @param transparent index that leaves what is below; -1 if there is none
 * @param disposal what becomes of it before the next frame: 2 clears its place, 3 brings back what
 *     was below
 * @param data position of the size of its first code
 */
record GifFrame(
    int left,
    int top,
    int width,
    int height,
    boolean interlaced,
    long palette,
    int colors,
    int transparent,
    int disposal,
    long data) {

  static final int CLEAR = 2;
  static final int RESTORE = 3;

  /** The row of the picture that is stored as row {@code stored}. */
  int row(int stored) {
    if (!interlaced) {
      return stored;
    }
    int before = 0;
    int[][] passes = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    for (int[] pass : passes) {
      int rows = Math.max(0, Math.ceilDiv(height - pass[0], pass[1]));
      if (stored < before + rows) {
        return pass[0] + (stored - before) * pass[1];
      }
      before += rows;
    }
    return height - 1;
  }
}
