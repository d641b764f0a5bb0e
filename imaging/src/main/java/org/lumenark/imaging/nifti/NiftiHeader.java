package org.lumenark.imaging.nifti;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.OptionalDouble;
import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.raw.OriginalMetadata;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * The header of a file or of a pair of files.
 *
 * @param version {@link #ANALYZE}, 1 or 2
 * @param single whether the samples follow in the same file
 */
record NiftiHeader(HeaderBytes bytes, int version, boolean single) {

  static final int ANALYZE = 0;

  private static final int BYTES_1 = 348;
  private static final int BYTES_2 = 540;
  private static final int EXTENSION_MARK = 4;
  private static final int MAX_DIMENSIONS = 7;
  private static final double LAST_OFFSET = 1e18;
  private static final int SPACE_UNITS = 7;
  private static final int TIME_UNITS = 0x38;

  static NiftiHeader read(ByteSource source, String path) throws IOException, ImagingException {
    HeaderBytes start = HeaderBytes.read(source, 0, BYTES_1, "nifti", path);
    ByteOrder order = order(start);
    String magic2 = start.text(4, 4);
    if ((magic2.equals("n+2") || magic2.equals("ni2")) && start.in(order).int32(0) == BYTES_2) {
      HeaderBytes all = HeaderBytes.read(source, 0, BYTES_2, "nifti", path).in(order);
      return new NiftiHeader(all, 2, magic2.equals("n+2"));
    }
    String magic1 = start.text(344, 4);
    if (magic1.equals("n+1") || magic1.equals("ni1")) {
      return new NiftiHeader(start.in(order), 1, magic1.equals("n+1"));
    }
    return new NiftiHeader(start.in(order), ANALYZE, false);
  }

  /** By the length of the header, else by the number of dimensions. */
  private static ByteOrder order(HeaderBytes start) {
    HeaderBytes turned = start.in(ByteOrder.BIG_ENDIAN);
    boolean little = start.int32(0) == BYTES_1 || start.int32(0) == BYTES_2;
    boolean big = turned.int32(0) == BYTES_1 || turned.int32(0) == BYTES_2;
    boolean plausible = start.int16(40) >= 1 && start.int16(40) <= MAX_DIMENSIONS;
    return big || (!little && !plausible) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  String format() {
    return version == ANALYZE ? "analyze" : "nifti";
  }

  int datatype() {
    return bytes.int16(version == 2 ? 12 : 70);
  }

  int bitsPerVoxel() {
    return bytes.int16(version == 2 ? 14 : 72);
  }

  private long dimension(int index) {
    return version == 2 ? bytes.int64(16 + 8 * index) : bytes.int16(40 + 2 * index);
  }

  /**
   * Sizes of x, y, z, t and the fifth axis; each fits in 31 bits.
   *
   * @throws ImagingException if there are more axes than these
   */
  long[] sizes(String place) throws ImagingException {
    long count = dimension(0);
    if (count < 1 || count > MAX_DIMENSIONS) {
      throw new ImagingException(
          format() + ".bad-header", place, "The image has " + count + " dimensions.");
    }
    long[] sizes = {1, 1, 1, 1, 1};
    for (int i = 1; i <= count; i++) {
      long size = dimension(i);
      if (size > Integer.MAX_VALUE) {
        throw new ImagingException(
            format() + ".bad-size", place, "Dimension " + i + " has " + size + " steps.");
      }
      if (i <= sizes.length) {
        // Old programs leave zeros where an axis does not matter.
        sizes[i - 1] = size == 0 && i > 2 ? 1 : size;
      } else if (size > 1) {
        throw new ImagingException(
            format() + ".unsupported-dimensions",
            place,
            "The image has " + count + " dimensions; five are read: x, y, z, t and one more.");
      }
    }
    return sizes;
  }

  private double step(int axis) {
    return Math.abs(version == 2 ? bytes.float64(104 + 8 * axis) : bytes.decimal32(76 + 4 * axis));
  }

  private int units() {
    return version == 2 ? bytes.int32(500) : bytes.unsigned8(123);
  }

  PhysicalSizes physicalSizes() {
    double space = version == ANALYZE ? analyzeUnit() : spaceUnit();
    double time = version == ANALYZE ? 0 : timeUnit();
    return new PhysicalSizes(
        OptionalDouble.of(step(1) * space),
        OptionalDouble.of(step(2) * space),
        OptionalDouble.of(step(3) * space),
        OptionalDouble.of(step(4) * time));
  }

  /** Micrometre in a unit; 0 where it is not known. */
  private double spaceUnit() {
    return switch (units() & SPACE_UNITS) {
      case 1 -> 1e6;
      case 2 -> 1e3;
      case 3 -> 1;
      default -> 0;
    };
  }

  /** Seconds in a unit; 0 where it is not known, or is one of frequency. */
  private double timeUnit() {
    return switch (units() & TIME_UNITS) {
      case 8 -> 1;
      case 16 -> 1e-3;
      case 24 -> 1e-6;
      default -> 0;
    };
  }

  /** Millimetre by definition; programs for microscopes say otherwise in a field for it. */
  private double analyzeUnit() {
    return switch (bytes.text(56, 4)) {
      case "um", "\u00b5m" -> 1;
      case "cm" -> 1e4;
      case "m" -> 1e6;
      default -> 1e3;
    };
  }

  /**
   * Where the samples begin in their file.
   *
   * @throws ImagingException if that is inside the header
   */
  long dataOffset(String path) throws ImagingException {
    double stored = version == 2 ? bytes.int64(168) : bytes.float32(108);
    long least = single ? bytes.length() + (long) EXTENSION_MARK : 0;
    if (single && stored == 0) {
      return least;
    }
    if (!(stored >= least && stored <= LAST_OFFSET && stored == Math.rint(stored))) {
      throw new ImagingException(
          format() + ".bad-header",
          path + " byte " + (version == 2 ? 168 : 108),
          "The samples cannot begin at byte " + stored + ".");
    }
    return version == 2 ? bytes.int64(168) : (long) stored;
  }

  OriginalMetadata metadata() {
    OriginalMetadata metadata = new OriginalMetadata();
    metadata.put("descrip", bytes.text(version == 2 ? 240 : 148, 80));
    metadata.put("aux_file", bytes.text(version == 2 ? 320 : 228, 24));
    metadata.put("datatype", Integer.toString(datatype()));
    for (int i = 1; i <= 5; i++) {
      metadata.put("pixdim[" + i + "]", step(i));
    }
    return version == ANALYZE ? metadata : new NiftiFields(bytes, version).addTo(metadata);
  }
}
