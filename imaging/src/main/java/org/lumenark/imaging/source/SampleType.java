package org.lumenark.imaging.source;

/** Type of a stored sample; the names are NumPy's. */
public enum SampleType {
  INT8("int8", 1),
  UINT8("uint8", 1),
  INT16("int16", 2),
  UINT16("uint16", 2),
  INT32("int32", 4),
  UINT32("uint32", 4),
  INT64("int64", 8),
  UINT64("uint64", 8),
  FLOAT32("float32", 4),
  FLOAT64("float64", 8);

  private final String numpyName;
  private final int bytes;

  SampleType(String numpyName, int bytes) {
    this.numpyName = numpyName;
    this.bytes = bytes;
  }

  public String numpyName() {
    return numpyName;
  }

  /** NumPy's short name of the little-endian type: {@code <u2}, {@code |u1}. */
  public String numpyCode() {
    char kind = numpyName.charAt(0);
    return (bytes == 1 ? "|" : "<") + kind + bytes;
  }

  /** Bytes of one sample. */
  public int bytes() {
    return bytes;
  }
}
