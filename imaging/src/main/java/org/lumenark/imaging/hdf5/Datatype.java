package org.lumenark.imaging.hdf5;

import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.SampleType;

/**
 * A type of HDF5, as far as pixels and attributes need it.
 *
 * @param kind class of the type: 0 whole number, 1 floating point, 3 text
 * @param bytes of one element
 */
record Datatype(int kind, int bytes, boolean bigEndian, boolean signed, int precision) {

  static final int WHOLE = 0;
  static final int FLOAT = 1;
  static final int TEXT = 3;

  static Datatype read(Fields in) throws ImagingException {
    int kind = in.u8() & 15;
    int bits = in.u8();
    in.skip(2);
    long bytes = in.u32();
    if (bytes < 1 || bytes > Integer.MAX_VALUE) {
      throw in.damaged("A type has no size.");
    }
    int precision = 8 * (int) Math.min(bytes, 8);
    if (kind == WHOLE && in.remaining() >= 4) {
      in.skip(2);
      precision = in.u16();
    }
    return new Datatype(kind, (int) bytes, (bits & 1) != 0, (bits & 8) != 0, precision);
  }

  /** As a sample; empty if it is none that fills its bytes. */
  Optional<SampleType> sample() {
    if (kind == FLOAT) {
      return bytes == 4
          ? Optional.of(SampleType.FLOAT32)
          : bytes == 8 ? Optional.of(SampleType.FLOAT64) : Optional.empty();
    }
    if (kind != WHOLE || precision != 8 * bytes) {
      return Optional.empty();
    }
    return switch (bytes) {
      case 1 -> Optional.of(signed ? SampleType.INT8 : SampleType.UINT8);
      case 2 -> Optional.of(signed ? SampleType.INT16 : SampleType.UINT16);
      case 4 -> Optional.of(signed ? SampleType.INT32 : SampleType.UINT32);
      case 8 -> Optional.of(signed ? SampleType.INT64 : SampleType.UINT64);
      default -> Optional.empty();
    };
  }
}
