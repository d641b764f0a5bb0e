package org.lumenark.imaging.pyramid;

/** The most frequent of four labels; among equally frequent ones the first in reading order. */
record Mode(int sampleBytes) implements RowReducer {

  @Override
  public void reduce(
      byte[] upper, int first, byte[] lower, int second, int width, byte[] target, int offset) {
    for (int x = 0; x < width; x += 2) {
      int right = Math.min(x + 1, width - 1);
      long mode =
          mode(
              at(upper, first, x),
              at(upper, first, right),
              at(lower, second, x),
              at(lower, second, right));
      put(target, offset, x >> 1, mode);
    }
  }

  private static long mode(long a, long b, long c, long d) {
    if (a == b || a == c || a == d) {
      return b == c && c == d ? b : a;
    }
    if (b == c || b == d) {
      return b;
    }
    return c == d ? c : a;
  }

  private long at(byte[] row, int start, int x) {
    int at = start + x * sampleBytes;
    return switch (sampleBytes) {
      case 1 -> row[at];
      case 2 -> (short) Words.SHORT.get(row, at);
      case 4 -> (int) Words.INT.get(row, at);
      default -> (long) Words.LONG.get(row, at);
    };
  }

  private void put(byte[] row, int start, int x, long value) {
    int at = start + x * sampleBytes;
    switch (sampleBytes) {
      case 1 -> row[at] = (byte) value;
      case 2 -> Words.SHORT.set(row, at, (short) value);
      case 4 -> Words.INT.set(row, at, (int) value);
      default -> Words.LONG.set(row, at, value);
    }
  }
}
