package org.lumenark.imaging.nd2;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One level of the experiment.
 *
 * @param count steps that were planned
 * @param step seconds of a time loop, micrometres of a z stack
 * @param points of a multipoint loop, one for each step
 */
record Loop(Axis axis, int count, OptionalDouble step, List<Point> points) {

  enum Axis {
    TIME,
    POSITION,
    Z,
    /** What the user repeats by own commands; it becomes time. */
    CUSTOM
  }

  /** A stage position in micrometre. */
  record Point(Optional<String> name, OptionalDouble x, OptionalDouble y, OptionalDouble z) {}

  Loop {
    points = List.copyOf(points);
  }

  static Loop of(Axis axis, int count) {
    return new Loop(axis, count, OptionalDouble.empty(), List.of());
  }
}
