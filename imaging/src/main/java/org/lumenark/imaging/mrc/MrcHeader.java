package org.lumenark.imaging.mrc;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.OptionalDouble;
import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.raw.OriginalMetadata;
import org.lumenark.imaging.raw.StoredSample;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/** The 1,024 bytes that every file begins with. Offsets are those of the specification. */
record MrcHeader(HeaderBytes bytes) {

  static final int BYTES = 1024;

  private static final double ANGSTROMS_PER_MICROMETRE = 10_000;
  private static final int FIRST_VOLUME_STACK = 401;
  private static final int LAST_VOLUME_STACK = 630;
  private static final int IMOD_STAMP = 1_146_047_817;
  private static final int IMOD_SIGNED = 1;
  private static final int IMOD_PACKED = 16;
  private static final int MRC2014 = 20_140;

  static MrcHeader read(ByteSource source, String path) throws IOException, ImagingException {
    HeaderBytes bytes = HeaderBytes.read(source, 0, BYTES, MrcReader.FORMAT, path);
    boolean big = bytes.unsigned8(212) == 0x11;
    HeaderBytes stamped = big ? bytes.in(ByteOrder.BIG_ENDIAN) : bytes;
    HeaderBytes other = big ? bytes : bytes.in(ByteOrder.BIG_ENDIAN);
    return new MrcHeader(!plausible(stamped) && plausible(other) ? other : stamped);
  }

  private static boolean plausible(HeaderBytes bytes) {
    return MrcMode.known(bytes.int32(12)) && bytes.int32(0) > 0 && bytes.int32(4) > 0;
  }

  int columns() {
    return bytes.int32(0);
  }

  int rows() {
    return bytes.int32(4);
  }

  int sections() {
    return bytes.int32(8);
  }

  /** Volumes that follow each other; 1 unless the space group says that it is a stack of them. */
  int volumes() {
    int group = bytes.int32(88);
    int sectionsEach = bytes.int32(36);
    boolean stack =
        group >= FIRST_VOLUME_STACK
            && group <= LAST_VOLUME_STACK
            && sectionsEach > 0
            && sections() > 0
            && sections() % sectionsEach == 0;
    return stack ? sections() / sectionsEach : 1;
  }

  int extendedBytes() {
    return bytes.int32(92);
  }

  long dataOffset() {
    return (long) BYTES + extendedBytes();
  }

  MrcMode mode(String path) throws ImagingException {
    if (extendedBytes() < 0) {
      throw new ImagingException(
          "mrc.bad-header",
          path + " byte 92",
          "The extended header has " + extendedBytes() + " bytes.");
    }
    int mode = bytes.int32(12);
    return switch (mode) {
      case MrcMode.BYTES -> MrcMode.of(bytesMode(path));
      case 1 -> MrcMode.of(StoredSample.INT16);
      case 2 -> MrcMode.of(StoredSample.FLOAT32);
      case 6 -> MrcMode.of(StoredSample.UINT16);
      case 12 -> MrcMode.of(StoredSample.FLOAT16);
      case 16 -> new MrcMode(StoredSample.UINT8, 3);
      case 101 -> MrcMode.of(StoredSample.UINT4);
      case 3, 4 ->
          throw new ImagingException(
              "mrc.unsupported-complex",
              path + " byte 12",
              "Mode " + mode + " holds complex numbers, which OME-Zarr has no type for.");
      default ->
          throw new ImagingException(
              "mrc.unsupported-mode", path + " byte 12", "Mode " + mode + " is not known.");
    };
  }

  private StoredSample bytesMode(String path) throws ImagingException {
    if (bytes.int32(152) == IMOD_STAMP) {
      int flags = bytes.int32(156);
      if ((flags & IMOD_PACKED) != 0) {
        throw new ImagingException(
            "mrc.unsupported-packing",
            path + " byte 156",
            "Bytes that hold two values each are read in mode 101 only.");
      }
      return (flags & IMOD_SIGNED) != 0 ? StoredSample.INT8 : StoredSample.UINT8;
    }
    boolean beyondSigned =
        bytes.int32(108) < MRC2014 && bytes.float32(76) >= 0 && bytes.float32(80) > 127;
    return beyondSigned ? StoredSample.UINT8 : StoredSample.INT8;
  }

  PhysicalSizes physicalSizes() {
    int x = axis(64);
    int y = axis(68);
    int z = axis(72);
    boolean permuted = (1 << x | 1 << y | 1 << z) == 0b1110;
    return new PhysicalSizes(
        size(permuted ? x : 1),
        size(permuted ? y : 2),
        size(permuted ? z : 3),
        OptionalDouble.empty());
  }

  private int axis(int at) {
    int axis = bytes.int32(at);
    return axis >= 1 && axis <= 3 ? axis : 0;
  }

  private OptionalDouble size(int axis) {
    int steps = bytes.int32(24 + 4 * axis);
    double cell = bytes.decimal32(36 + 4 * axis);
    return steps > 0
        ? OptionalDouble.of(cell / steps / ANGSTROMS_PER_MICROMETRE)
        : OptionalDouble.empty();
  }

  String extendedType() {
    return bytes.text(104, 4);
  }

  OriginalMetadata metadata(OriginalMetadata metadata) {
    metadata.put("MODE", Integer.toString(bytes.int32(12)));
    for (int i = 0; i < 3; i++) {
      char axis = "XYZ".charAt(i);
      metadata.put("N" + axis + "START", bytes.int32(16 + 4 * i));
      metadata.put("ORIGIN " + axis, bytes.float32(196 + 4 * i));
      metadata.put("CELLB " + "ABC".charAt(i), bytes.float32(52 + 4 * i));
      metadata.put("MAP" + "CRS".charAt(i), bytes.int32(64 + 4 * i));
    }
    metadata.put("DMIN", bytes.float32(76));
    metadata.put("DMAX", bytes.float32(80));
    metadata.put("DMEAN", bytes.float32(84));
    metadata.put("RMS", bytes.float32(216));
    metadata.put("ISPG", bytes.int32(88));
    metadata.put("EXTTYP", extendedType());
    metadata.put("NVERSION", bytes.int32(108));
    int labels = Math.clamp(bytes.int32(220), 0, 10);
    for (int i = 0; i < labels; i++) {
      metadata.put("LABEL " + (i + 1), bytes.text(224 + 80 * i, 80));
    }
    return metadata;
  }
}
