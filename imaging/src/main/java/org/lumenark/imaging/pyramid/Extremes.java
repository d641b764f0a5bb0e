package org.lumenark.imaging.pyramid;

import org.lumenark.imaging.source.SampleType;

/** Smallest and largest finite sample of what was seen so far. */
final class Extremes {

  private static final long BYTES = 0x00FF00FF00FF00FFL;
  private static final long ONES_OF_4 = 0x0001000100010001L;
  private static final long BYTE_GUARDS = 0x0100010001000100L;
  private static final long SHORTS = 0x0000FFFF0000FFFFL;
  private static final long ONES_OF_2 = 0x0000000100000001L;
  private static final long SHORT_GUARDS = 0x0001000000010000L;

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
      case UINT8 -> add8(samples, offset, count);
      case UINT16 -> add16(samples, offset, count);
      default -> addAny(samples, offset, count);
    }
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  private void add8(byte[] samples, int offset, int count) {
    int low = 255;
    int high = 0;
    int whole = offset + (count & ~7);
    for (int i = offset; i < whole; i += 8) {
      long word = (long) Words.LONG.get(samples, i);
      long even = word & BYTES;
      long odd = word >>> 8 & BYTES;
      if (outside(even, low * ONES_OF_4, high * ONES_OF_4, BYTE_GUARDS)
          || outside(odd, low * ONES_OF_4, high * ONES_OF_4, BYTE_GUARDS)) {
        for (int at = i; at < i + 8; at++) {
          low = Math.min(low, samples[at] & 0xFF);
          high = Math.max(high, samples[at] & 0xFF);
        }
      }
    }
    for (int i = whole; i < offset + count; i++) {
      low = Math.min(low, samples[i] & 0xFF);
      high = Math.max(high, samples[i] & 0xFF);
    }
    merge(low, high);
  }

  private void add16(byte[] samples, int offset, int count) {
    int low = 0xFFFF;
    int high = 0;
    int whole = offset + 2 * (count & ~3);
    for (int i = offset; i < whole; i += 8) {
      long word = (long) Words.LONG.get(samples, i);
      long even = word & SHORTS;
      long odd = word >>> 16 & SHORTS;
      if (outside(even, low * ONES_OF_2, high * ONES_OF_2, SHORT_GUARDS)
          || outside(odd, low * ONES_OF_2, high * ONES_OF_2, SHORT_GUARDS)) {
        for (int at = i; at < i + 8; at += 2) {
          int value = (short) Words.SHORT.get(samples, at) & 0xFFFF;
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    merge(low, high);
    addAny(samples, whole, count & 3);
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

  private void merge(double low, double high) {
    min = Math.min(min, low);
    max = Math.max(max, high);
  }
}
