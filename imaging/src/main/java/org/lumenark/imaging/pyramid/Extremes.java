package org.lumenark.imaging.pyramid;

import org.lumenark.imaging.source.SampleType;

/** Smallest and largest finite sample of what was seen so far. */
final class Extremes {

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
    for (int i = offset; i < offset + count; i++) {
      int value = samples[i] & 0xFF;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    merge(low, high);
  }

  /**
   * Two samples of a word at a time, with extremes of their own: branches that are hardly ever
   * taken.
   */
  private void add16(byte[] samples, int offset, int count) {
    int lowEven = 0xFFFF;
    int highEven = 0;
    int lowOdd = 0xFFFF;
    int highOdd = 0;
    int end = offset + 2 * (count & ~1);
    for (int i = offset; i < end; i += 4) {
      int word = (int) Words.INT.get(samples, i);
      int even = word & 0xFFFF;
      int odd = word >>> 16;
      if (even < lowEven) {
        lowEven = even;
      }
      if (even > highEven) {
        highEven = even;
      }
      if (odd < lowOdd) {
        lowOdd = odd;
      }
      if (odd > highOdd) {
        highOdd = odd;
      }
    }
    merge(Math.min(lowEven, lowOdd), Math.max(highEven, highOdd));
    if ((count & 1) != 0) {
      addAny(samples, end, 1);
    }
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
