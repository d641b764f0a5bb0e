package org.lumenark.imaging.deltavision;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.raw.OriginalMetadata;
import org.lumenark.imaging.source.Acquisition.PlanePosition;

/** The part of the extended header that tells of the sections of one panel. */
final class SectionHeaders {

  private static final int MAX_PLANES = 65_536;
  private static final int SECONDS = 1;
  private static final int STAGE_X = 2;
  private static final int STAGE_Y = 3;
  private static final int STAGE_Z = 4;
  private static final int EXPOSURE = 8;
  private static final int NEUTRAL_DENSITY = 9;
  private static final int EXCITATION = 10;

  private final HeaderBytes bytes;
  private final DeltaVisionSequence sequence;
  private final int panel;
  private final int skipped;
  private final int reals;
  private final int record;

  SectionHeaders(
      HeaderBytes bytes, DeltaVisionHeader header, DeltaVisionSequence sequence, int panel) {
    this.bytes = bytes;
    this.sequence = sequence;
    this.panel = panel;
    this.skipped = header.integersPerSection() * Integer.BYTES;
    this.reals = header.realsPerSection();
    this.record = skipped + reals * Float.BYTES;
  }

  /** Empty if the extended header does not reach as far. */
  private OptionalDouble value(int t, int wave, int z, int index) {
    long at = sequence.section(panel, t, wave, z) * record + skipped + (long) index * Float.BYTES;
    if (index >= reals || at + Float.BYTES > bytes.length()) {
      return OptionalDouble.empty();
    }
    double value = bytes.decimal32((int) at);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** Mean time between time points. */
  OptionalDouble secondsPerTime() {
    int last = sequence.times() - 1;
    OptionalDouble first = value(0, 0, 0, SECONDS);
    OptionalDouble end = value(last, 0, 0, SECONDS);
    return last > 0 && first.isPresent() && end.isPresent()
        ? OptionalDouble.of((end.getAsDouble() - first.getAsDouble()) / last)
        : OptionalDouble.empty();
  }

  /** All that are known, or none if nothing was recorded. */
  List<PlanePosition> planes() {
    List<PlanePosition> planes = new ArrayList<>();
    boolean any = false;
    for (int t = 0; t < sequence.times(); t++) {
      for (int wave = 0; wave < sequence.waves(); wave++) {
        for (int z = 0; z < sequence.sectionsEach(); z++) {
          OptionalDouble x = value(t, wave, z, STAGE_X);
          if (x.isEmpty() || planes.size() >= MAX_PLANES / sequence.panels()) {
            return any ? planes : List.of();
          }
          PlanePosition plane =
              new PlanePosition(
                  t,
                  wave,
                  z,
                  value(t, wave, z, SECONDS),
                  x,
                  value(t, wave, z, STAGE_Y),
                  value(t, wave, z, STAGE_Z));
          any |=
              x.getAsDouble() != 0
                  || plane.y().orElse(0) != 0
                  || plane.zPosition().orElse(0) != 0
                  || plane.seconds().orElse(0) != 0;
          planes.add(plane);
        }
      }
    }
    return any ? planes : List.of();
  }

  OriginalMetadata metadata() {
    OriginalMetadata metadata = new OriginalMetadata();
    for (int wave = 0; wave < sequence.waves(); wave++) {
      String name = "Wave " + (wave + 1);
      metadata.put(name + " exposure (s)", value(0, wave, 0, EXPOSURE).orElse(0));
      metadata.put(name + " neutral density", value(0, wave, 0, NEUTRAL_DENSITY).orElse(0));
      metadata.put(name + " excitation (nm)", value(0, wave, 0, EXCITATION).orElse(0));
    }
    return metadata;
  }
}
