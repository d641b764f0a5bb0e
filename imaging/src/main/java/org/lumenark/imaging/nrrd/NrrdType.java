package org.lumenark.imaging.nrrd;

import java.util.Locale;
import org.lumenark.imaging.raw.StoredSample;
import org.lumenark.imaging.source.ImagingException;

/** The names of types, of which the format has many for each. */
final class NrrdType {

  private NrrdType() {}

  static StoredSample of(String name, String place) throws ImagingException {
    return switch (name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
      case "signed char", "int8", "int8_t" -> StoredSample.INT8;
      case "uchar", "unsigned char", "uint8", "uint8_t" -> StoredSample.UINT8;
      case "short", "short int", "signed short", "signed short int", "int16", "int16_t" ->
          StoredSample.INT16;
      case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" ->
          StoredSample.UINT16;
      case "int", "signed int", "int32", "int32_t" -> StoredSample.INT32;
      case "uint", "unsigned int", "uint32", "uint32_t" -> StoredSample.UINT32;
      case "longlong",
          "long long",
          "long long int",
          "signed long long",
          "signed long long int",
          "int64",
          "int64_t" ->
          StoredSample.INT64;
      case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" ->
          StoredSample.UINT64;
      case "float" -> StoredSample.FLOAT32;
      case "double" -> StoredSample.FLOAT64;
      default ->
          throw new ImagingException(
              "nrrd.unsupported-type", place, "The type '" + name + "' is not read.");
    };
  }
}
