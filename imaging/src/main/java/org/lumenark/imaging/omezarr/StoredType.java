package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Optional;
import org.lumenark.imaging.source.SampleType;

/**
 * How samples lie in a chunk. Truth values become 0 and 1 of uint8, halves become float32: neither
 * exists in an image of ours.
 *
 * @param type that readers see
 * @param bytes of a stored sample
 */
record StoredType(SampleType type, int bytes, boolean bigEndian) {

  /** A type of Zarr version 2, as NumPy writes it: {@code <u2}. */
  static Optional<StoredType> ofVersion2(String dtype) {
    if (dtype.length() < 3) {
      return Optional.empty();
    }
    boolean big = dtype.charAt(0) == '>';
    return named(
            switch (dtype.substring(1)) {
              case "b1" -> "bool";
              case "i1" -> "int8";
              case "u1" -> "uint8";
              case "i2" -> "int16";
              case "u2" -> "uint16";
              case "i4" -> "int32";
              case "u4" -> "uint32";
              case "i8" -> "int64";
              case "u8" -> "uint64";
              case "f2" -> "float16";
              case "f4" -> "float32";
              case "f8" -> "float64";
              default -> "";
            })
        .map(type -> new StoredType(type.type, type.bytes, big));
  }

  /** A type of Zarr version 3. */
  static Optional<StoredType> named(String name) {
    if (name.equals("bool")) {
      return Optional.of(new StoredType(SampleType.UINT8, 1, false));
    }
    if (name.equals("float16")) {
      return Optional.of(new StoredType(SampleType.FLOAT32, 2, false));
    }
    for (SampleType type : SampleType.values()) {
      if (type.numpyName().equals(name)) {
        return Optional.of(new StoredType(type, type.bytes(), false));
      }
    }
    return Optional.empty();
  }

  boolean half() {
    return bytes < type.bytes();
  }

  StoredType withBigEndian(boolean big) {
    return new StoredType(type, bytes, big);
  }

  /** One stored sample of this value, little-endian; empty if it is none of this type. */
  Optional<byte[]> sample(JsonNode value) {
    long bits;
    if (value.isNull() || value.isMissingNode()) {
      bits = 0;
    } else if (value.isBoolean()) {
      bits = value.asBoolean() ? 1 : 0;
    } else if (floating()) {
      Optional<Long> found = floatBits(value);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      bits = found.get();
    } else if (value.isNumber()
        && Double.isFinite(value.asDouble())
        && value.asDouble() == Math.rint(value.asDouble())) {
      BigInteger whole =
          value.isIntegralNumber() ? value.bigIntegerValue() : value.decimalValue().toBigInteger();
      bits = whole.longValue();
    } else {
      return Optional.empty();
    }
    byte[] sample = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      sample[i] = (byte) (bits >> 8 * i);
    }
    return Optional.of(sample);
  }

  private boolean floating() {
    return type == SampleType.FLOAT32 || type == SampleType.FLOAT64;
  }

  private Optional<Long> floatBits(JsonNode value) {
    double number;
    if (value.isNumber()) {
      number = value.asDouble();
    } else {
      String text = value.asText();
      if (text.matches("0x[0-9a-fA-F]{1,16}")) {
        return Optional.of(Long.parseUnsignedLong(text.substring(2), 16));
      }
      switch (text) {
        case "NaN" -> number = Double.NaN;
        case "Infinity" -> number = Double.POSITIVE_INFINITY;
        case "-Infinity" -> number = Double.NEGATIVE_INFINITY;
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        switch (bytes) {
          case 2 -> (long) Float.floatToFloat16((float) number);
          case 4 -> (long) Float.floatToRawIntBits((float) number);
          default -> Double.doubleToRawLongBits(number);
        });
  }
}
