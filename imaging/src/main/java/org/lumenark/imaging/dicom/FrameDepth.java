package org.lumenark.imaging.dicom;

import java.util.List;
import java.util.OptionalDouble;

/** The distance of sections from their positions in space. */
final class FrameDepth {

  private static final double TOLERANCE = 0.01;

  private FrameDepth() {}

  /** Of the frames of an enhanced object, in micrometre. */
  static OptionalDouble of(DataSet set) {
    List<DataSet> frames = set.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS);
    double[] previous = null;
    double[] steps = new double[Math.max(0, frames.size() - 1)];
    for (int i = 0; i < frames.size(); i++) {
      double[] position =
          frames
              .get(i)
              .item(Tags.PLANE_POSITION_SEQUENCE)
              .map(item -> item.numbers(Tags.IMAGE_POSITION_PATIENT))
              .orElseGet(() -> new double[0]);
      if (position.length != 3) {
        return OptionalDouble.empty();
      }
      if (previous != null) {
        double x = position[0] - previous[0];
        double y = position[1] - previous[1];
        double z = position[2] - previous[2];
        steps[i - 1] = Math.sqrt(x * x + y * y + z * z);
      }
      previous = position;
    }
    return regular(steps);
  }

  /** The step in micrometre, if all millimetres are about the same. */
  static OptionalDouble regular(double[] millimetres) {
    double sum = 0;
    for (double step : millimetres) {
      sum += Math.abs(step);
    }
    double mean = sum / millimetres.length;
    for (double step : millimetres) {
      if (!(Math.abs(Math.abs(step) - mean) <= TOLERANCE * mean)) {
        return OptionalDouble.empty();
      }
    }
    return mean > 0 ? OptionalDouble.of(mean * 1_000) : OptionalDouble.empty();
  }
}
