package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * The structure behind tag 34412 (CZ_LSMINFO): sizes, and where more is written. What an older
 * version does not have is 0.
 *
 * @param steps sizes of the axes; at least 1
 * @param voxel sizes in metre, 0 if unknown
 * @param interval seconds between time points, 0 if unknown
 */
record LsmInfo(Steps steps, int scanType, double[] voxel, double interval, Offsets offsets) {

  private static final long MAGIC_1 = 0x0300494CL;
  private static final long MAGIC_2 = 0x0400494CL;
  private static final int LEAST_BYTES = 128;
  private static final double METRE = 1e6;

  /**
   * @param positions stage positions that are images of their own
   * @param tiles of a mosaic that are images of their own
   */
  record Steps(int z, int channels, int t, int positions, int tiles) {}

  /** Positions in the file; 0 if the block is absent. */
  record Offsets(
      long channelColors,
      long scanInformation,
      long timeStamps,
      long channelWavelengths,
      long tilePositions,
      long positions) {}

  static LsmInfo read(TiffFile file) throws IOException, ImagingException {
    TiffDirectory first = file.directory(0);
    TiffInput input = file.input();
    long at = first.position(Tag.ZEISS_LSM);
    long available = Math.min(first.count(Tag.ZEISS_LSM), input.size() - at);
    boolean sound = available >= LEAST_BYTES && input.header().littleEndian() && at > 0;
    long magic = sound ? input.unsigned32(at) : 0;
    if (magic != MAGIC_1 && magic != MAGIC_2) {
      throw new ImagingException(
          "lsm.bad-header", first.place(Tag.ZEISS_LSM), "The tag does not hold an LSM header.");
    }
    Fields fields = new Fields(input, at, Math.min(available, input.unsigned32(at + 4)));
    return new LsmInfo(
        new Steps(
            Math.max(1, fields.int32(16)),
            Math.max(1, fields.int32(20)),
            Math.max(1, fields.int32(24)),
            Math.max(1, fields.int32(264)),
            Math.max(1, fields.int32(268))),
        fields.int32(88) & 0xFFFF,
        new double[] {fields.real(40), fields.real(48), fields.real(56)},
        fields.real(112),
        new Offsets(
            fields.offset(108),
            fields.offset(124),
            fields.offset(132),
            fields.offset(204),
            fields.offset(336),
            fields.offset(376)));
  }

  private record Fields(TiffInput input, long at, long length) {

    int int32(int field) throws IOException, ImagingException {
      return field + 4 > length ? 0 : input.signed32(at + field);
    }

    long offset(int field) throws IOException, ImagingException {
      return int32(field) & 0xFFFFFFFFL;
    }

    double real(int field) throws IOException, ImagingException {
      return field + 8 > length ? 0 : input.real64(at + field);
    }
  }

  /** Whether the rows of a page are steps of z, as in an x-z scan. */
  boolean rowsAreSections() {
    return scanType == 1 || scanType == 4 || scanType == 8 || scanType == 9;
  }

  /** Whether the rows of a page are points in time, as in a line scan. */
  boolean rowsAreTimes() {
    return scanType == 2 || scanType == 5 || scanType == 10;
  }

  /**
   * @param step seconds between time points
   * @param slices of the image
   */
  PhysicalSizes physicalSizes(OptionalDouble step, int slices) {
    return new PhysicalSizes(
        OptionalDouble.of(voxel[0] * METRE),
        rowsAreTimes()
            ? OptionalDouble.empty()
            : OptionalDouble.of(voxel[rowsAreSections() ? 2 : 1] * METRE),
        slices > 1 ? OptionalDouble.of(voxel[2] * METRE) : OptionalDouble.empty(),
        step);
  }
}
