package org.lumenark.imaging.czi;

import java.util.Optional;
import org.lumenark.imaging.source.SampleType;

/** Pixel types that have a place in an image here; colours are stored blue first. */
enum CziPixelType {
  GRAY8(0, SampleType.UINT8, 1),
  GRAY16(1, SampleType.UINT16, 1),
  GRAY32_FLOAT(2, SampleType.FLOAT32, 1),
  BGR24(3, SampleType.UINT8, 3),
  BGR48(4, SampleType.UINT16, 3),
  BGR96_FLOAT(8, SampleType.FLOAT32, 3),
  BGRA32(9, SampleType.UINT8, 4),
  GRAY32(12, SampleType.INT32, 1),
  GRAY64_FLOAT(13, SampleType.FLOAT64, 1);

  private final int code;
  private final SampleType type;
  private final int samples;

  CziPixelType(int code, SampleType type, int samples) {
    this.code = code;
    this.type = type;
    this.samples = samples;
  }

  static Optional<CziPixelType> of(int code) {
    for (CziPixelType each : values()) {
      if (each.code == code) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  SampleType type() {
    return type;
  }

  int samples() {
    return samples;
  }

  /** Bytes of one pixel. */
  int bytes() {
    return samples * type.bytes();
  }

  /** Whether this type may be widened without loss to be in one image with others. */
  boolean widens() {
    return this == GRAY8 || this == GRAY16 || this == GRAY32_FLOAT;
  }
}
