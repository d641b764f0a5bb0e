package org.lumenark.imaging.nifti;

import org.lumenark.imaging.raw.StoredSample;
import org.lumenark.imaging.source.ImagingException;

/** What a datatype code means. */
record NiftiType(StoredSample sample, int samplesPerPixel) {

  private static final int RGB24 = 128;
  private static final int RGBA32 = 2304;

  static NiftiType of(NiftiHeader header, String place) throws ImagingException {
    NiftiType type = type(header, place);
    int bits = type.sample.type().bytes() * 8 * type.samplesPerPixel;
    if (header.bitsPerVoxel() != 0 && header.bitsPerVoxel() != bits) {
      throw new ImagingException(
          header.format() + ".bad-header",
          place,
          "Datatype "
              + header.datatype()
              + " has "
              + bits
              + " bits, the header says "
              + header.bitsPerVoxel()
              + ".");
    }
    return type;
  }

  private static NiftiType type(NiftiHeader header, String place) throws ImagingException {
    int code = header.datatype();
    boolean analyze = header.version() == NiftiHeader.ANALYZE;
    return switch (code) {
      case 2 -> plain(StoredSample.UINT8);
      case 4 -> plain(StoredSample.INT16);
      case 8 -> plain(StoredSample.INT32);
      case 16 -> plain(StoredSample.FLOAT32);
      case 64 -> plain(StoredSample.FLOAT64);
      case 256 -> plain(StoredSample.INT8);
      case 512 -> plain(StoredSample.UINT16);
      case 768 -> plain(StoredSample.UINT32);
      case 1024 -> plain(StoredSample.INT64);
      case 1280 -> plain(StoredSample.UINT64);
      case RGB24 -> analyze ? unsupported(header, place) : new NiftiType(StoredSample.UINT8, 3);
      case RGBA32 -> new NiftiType(StoredSample.UINT8, 4);
      case 130 -> analyze ? plain(StoredSample.INT8) : unsupported(header, place);
      case 132 -> analyze ? plain(StoredSample.UINT16) : unsupported(header, place);
      case 136 -> analyze ? plain(StoredSample.UINT32) : unsupported(header, place);
      case 32, 1792, 2048 ->
          throw new ImagingException(
              header.format() + ".unsupported-complex",
              place,
              "Datatype " + code + " holds complex numbers, which OME-Zarr has no type for.");
      default -> unsupported(header, place);
    };
  }

  private static NiftiType plain(StoredSample sample) {
    return new NiftiType(sample, 1);
  }

  private static NiftiType unsupported(NiftiHeader header, String place) throws ImagingException {
    throw new ImagingException(
        header.format() + ".unsupported-type",
        place,
        "Datatype " + header.datatype() + " is not read.");
  }
}
