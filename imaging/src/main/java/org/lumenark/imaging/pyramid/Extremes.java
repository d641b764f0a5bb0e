package org.lumenark.imaging.pyramid;

import org.lumenark.imaging.source.SampleType;

/** Smallest and largest finite sample of what was seen so far. */
final class Extremes {

  /** A lane of 16 bits for a byte, one of 32 bits for two. */
  private static final long ONES_OF_4 = 0x0001000100010001L;

  private static final long ONES_OF_2 = 0x0000000100000001L;

  private final SampleType type;
  private final SampleReader reader;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  Extremes(SampleType type) {
    this.type = type;
    this.reader = SampleReader.of(type);
  }

  void add(byte[] samples, int offset, int count) {
    switch (type) {
      case UINT8 -> addWords(samples, offset, count, Byte.SIZE, ONES_OF_4);
      case UINT16 -> addWords(samples, offset, count, Short.SIZE, ONES_OF_2);
      default -> addAny(samples, offset, count);
    }
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** Eight bytes at a time; only words that hold a new extreme are looked at sample by sample. */
  private void addWords(byte[] samples, int offset, int count, int bits, long ones) {
    long most = (1L << bits) - 1;
    long lanes = ones * most;
    long guards = ones << bits;
    long low = ones * (long) Math.min(min, most);
    long high = ones * (long) Math.max(max, 0);
    int perWord = Long.SIZE / bits;
    int whole = count / perWord * perWord;
    int end = offset + whole * type.bytes();
    for (int i = offset; i < end; i += Long.BYTES) {
      long word = (long) Words.LONG.get(samples, i);
      if (outside(word & lanes, low, high, guards)
          || outside(word >>> bits & lanes, low, high, guards)) {
        addAny(samples, i, perWord);
        low = ones * (long) min;
        high = ones * (long) max;
      }
    }
    addAny(samples, end, count - whole);
  }

  /**
   * Whether any lane of a word is below or above: a lane that is keeps its guard bit from coming
   * out of one of the two differences. Nearly all words are inside, so that this is all they cost.
   */
  private static boolean outside(long lanes, long low, long high, long guards) {
    return (((lanes | guards) - low) & ((high | guards) - lanes) & guards) != guards;
  }

  private void addAny(byte[] samples, int offset, int count) {
    double low = min;
    double high = max;
    int step = type.bytes();
    for (int i = 0; i < count; i++) {
      double value = reader.read(samples, offset + i * step);
      if (value < low && value != Double.NEGATIVE_INFINITY) {
        low = value;
      }
      if (value > high && value != Double.POSITIVE_INFINITY) {
        high = value;
      }
    }
    min = low;
    max = high;
  }
}
