package org.lumenark.imaging.deltavision;

import org.lumenark.imaging.raw.RawLayout;
import org.lumenark.imaging.raw.RawShape;
import org.lumenark.imaging.source.ImagingException;

/**
 * How the sections of a file are to be counted.
 *
 * @param order Z, T, W (waves) and P (panels), the fastest first
 * @param sectionsEach steps of z
 */
record DeltaVisionSequence(String order, int times, int waves, int panels, int sectionsEach) {

  private static final String[] ORDERS = {
    "ZTWP", "WZTP", "ZWTP", "ZPWT", "ZWPT", "WZPT", "WPTZ", "PWTZ", "PTWZ", "PZWT", "PWZT", "WPZT",
    "WTPZ", "TWPZ", "TPWZ"
  };
  private static final int ALL_ONES = 0xFFFF;

  static DeltaVisionSequence of(DeltaVisionHeader header, String path) throws ImagingException {
    int number = header.bytes().int16(182);
    if (number < 0 || number >= ORDERS.length) {
      throw new ImagingException(
          "deltavision.unsupported-sequence",
          path + " byte 182",
          "The order of sections number " + number + " is not known.");
    }
    int times = header.bytes().unsigned16(180);
    int panels = 1;
    if (header.extendedType()) {
      int declared = header.bytes().int32(880);
      panels = declared > 0 && declared <= header.sections() ? declared : 1;
      int more = header.bytes().int32(852);
      if (more > 0 && (times == 0 || times == ALL_ONES)) {
        times = more;
      }
    }
    times = Math.max(1, times);
    int waves = Math.max(1, header.bytes().int16(196));
    long outer = (long) times * waves;
    if (outer <= header.sections()) {
      outer *= panels;
    }
    if (header.sections() < 1 || header.sections() % outer != 0) {
      throw new ImagingException(
          "deltavision.bad-size",
          path + " header",
          header.sections()
              + " sections cannot be "
              + times
              + " time points of "
              + waves
              + " waves at "
              + panels
              + " positions.");
    }
    return new DeltaVisionSequence(
        ORDERS[number], times, waves, panels, (int) (header.sections() / outer));
  }

  private int size(char axis) {
    return switch (axis) {
      case 'T' -> times;
      case 'W' -> waves;
      case 'P' -> panels;
      default -> sectionsEach;
    };
  }

  /** Sections from one step of an axis to the next. */
  private long stride(char axis) {
    long stride = 1;
    for (int i = 0; order.charAt(i) != axis; i++) {
      stride *= size(order.charAt(i));
    }
    return stride;
  }

  /** The number of a section in the file. */
  long section(int panel, int t, int wave, int z) {
    return panel * stride('P') + t * stride('T') + wave * stride('W') + z * stride('Z');
  }

  RawLayout layout(DeltaVisionHeader header, RawShape shape, int panel) {
    long plane = shape.planeBytes();
    return new RawLayout(
        shape.sample(),
        header.bytes().order(),
        1,
        header.dataOffset() + panel * stride('P') * plane,
        stride('T') * plane,
        stride('W') * plane,
        stride('Z') * plane);
  }
}
