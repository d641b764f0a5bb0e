package org.lumenark.imaging.pyramid;

import org.lumenark.imaging.source.SampleType;

/** Reads one little-endian sample as a number. Stateless. */
public interface SampleReader {

  /**
   * @param at offset in bytes
   */
  double read(byte[] samples, int at);

  static SampleReader of(SampleType type) {
    return switch (type) {
      case INT8 -> (samples, at) -> samples[at];
      case UINT8 -> (samples, at) -> samples[at] & 0xFF;
      case INT16 -> (samples, at) -> (short) Words.SHORT.get(samples, at);
      case UINT16 -> (samples, at) -> (short) Words.SHORT.get(samples, at) & 0xFFFF;
      case INT32 -> (samples, at) -> (int) Words.INT.get(samples, at);
      case UINT32 -> (samples, at) -> (int) Words.INT.get(samples, at) & 0xFFFFFFFFL;
      case INT64 -> (samples, at) -> (long) Words.LONG.get(samples, at);
      case UINT64 -> (samples, at) -> unsigned((long) Words.LONG.get(samples, at));
      case FLOAT32 -> (samples, at) -> (float) Words.FLOAT.get(samples, at);
      case FLOAT64 -> (samples, at) -> (double) Words.DOUBLE.get(samples, at);
    };
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
  }
}
