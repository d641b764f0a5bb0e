package org.lumenark.imaging.raw;

import org.lumenark.imaging.source.SampleType;

/** How a sample lies in the file, and what it is read as. */
public enum StoredSample {
  INT8(SampleType.INT8, 8),
  UINT8(SampleType.UINT8, 8),
  INT16(SampleType.INT16, 16),
  UINT16(SampleType.UINT16, 16),
  INT32(SampleType.INT32, 32),
  UINT32(SampleType.UINT32, 32),
  INT64(SampleType.INT64, 64),
  UINT64(SampleType.UINT64, 64),
  FLOAT32(SampleType.FLOAT32, 32),
  FLOAT64(SampleType.FLOAT64, 64),
  /** IEEE 754 binary16; every value of it is a binary32. */
  FLOAT16(SampleType.FLOAT32, 16),
  /** Two in a byte, the first in the low half; each row begins with a byte of its own. */
  UINT4(SampleType.UINT8, 4);

  private final SampleType type;
  private final int bits;

  StoredSample(SampleType type, int bits) {
    this.type = type;
    this.bits = bits;
  }

  public SampleType type() {
    return type;
  }

  int bits() {
    return bits;
  }

  /** Whether stored samples differ from read ones in nothing but the order of their bytes. */
  boolean plain() {
    return bits == type.bytes() * 8;
  }
}
