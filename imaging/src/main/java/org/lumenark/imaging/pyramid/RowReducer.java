package org.lumenark.imaging.pyramid;

import org.lumenark.imaging.source.SampleType;

/**
 * Halves two neighbouring rows into one of {@code ceil(width / 2)} samples. Where the last block of
 * an odd width has one column only, that column counts; at the last row of an odd height the caller
 * gives the same row twice. Samples are little-endian. Stateless.
 */
public interface RowReducer {

  /**
   * @param first offset of the upper row in source, in bytes
   * @param second offset of the lower row in {@code lower}, in bytes
   */
  void reduce(
      byte[] upper, int first, byte[] lower, int second, int width, byte[] target, int offset);

  /** Area mean: integers are rounded, half away from minus infinity; a mean with NaN is NaN. */
  static RowReducer mean(SampleType type) {
    return switch (type) {
      case UINT8 -> new Mean8(0);
      case INT8 -> new Mean8(0x8080808080808080L);
      case UINT16 -> new Mean16(0);
      case INT16 -> new Mean16(0x8000800080008000L);
      case UINT32 -> new Mean32(0);
      case INT32 -> new Mean32(Integer.MIN_VALUE);
      case UINT64 -> new Mean64(0);
      case INT64 -> new Mean64(Long.MIN_VALUE);
      case FLOAT32 -> new MeanFloat();
      case FLOAT64 -> new MeanDouble();
    };
  }

  /** The value that is there most often, the first of equals: never one that is not there. */
  static RowReducer mode(SampleType type) {
    return new Mode(type.bytes());
  }
}
