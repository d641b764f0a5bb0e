package org.lumenark.imaging.mrc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.raw.OriginalMetadata;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.PlanePosition;

/** Extended headers of SerialEM: a few short integers a section; flags say which. */
final class SerialSections {

  /** Bytes of what each flag stands for, from flag 1 up. */
  private static final int[] BYTES = {2, 6, 4, 2, 2, 4, 2, 4, 2, 4, 2};

  private static final int TILT = 0;
  private static final int STAGE = 2;
  private static final int MAGNIFICATION = 3;
  private static final double STAGE_STEPS_PER_MICROMETRE = 25;

  private SerialSections() {}

  static int bytesPerSection(int flags) {
    return offset(flags, BYTES.length);
  }

  private static int offset(int flags, int before) {
    int bytes = 0;
    for (int i = 0; i < before; i++) {
      bytes += has(flags, i) ? BYTES[i] : 0;
    }
    return bytes;
  }

  private static boolean has(int flags, int index) {
    return (flags >> index & 1) != 0;
  }

  static MrcExtendedHeader read(
      HeaderBytes bytes, int sections, int bytesEach, int flags, int each) {
    OriginalMetadata metadata = new OriginalMetadata();
    List<PlanePosition> planes = new ArrayList<>();
    for (int i = 0; i < Math.min(sections, bytes.length() / bytesEach); i++) {
      int at = i * bytesEach;
      if (has(flags, TILT)) {
        metadata.put("Section " + i + " tilt", bytes.int16(at) / 100.0);
      }
      if (has(flags, MAGNIFICATION) && i == 0) {
        metadata.put("Magnification", bytes.int16(at + offset(flags, MAGNIFICATION)) * 100.0);
      }
      if (has(flags, STAGE)) {
        int stage = at + offset(flags, STAGE);
        planes.add(
            MrcExtendedHeader.plane(
                i,
                each,
                OptionalDouble.empty(),
                OptionalDouble.of(bytes.int16(stage) / STAGE_STEPS_PER_MICROMETRE),
                OptionalDouble.of(bytes.int16(stage + 2) / STAGE_STEPS_PER_MICROMETRE),
                OptionalDouble.empty()));
      }
    }
    return new MrcExtendedHeader(
        new Acquisition(
            Optional.empty(), Optional.empty(), Optional.empty(), MrcExtendedHeader.known(planes)),
        metadata);
  }
}
