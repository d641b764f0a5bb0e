package org.lumenark.imaging.dicom;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One section of a series: an object of one frame that tells where it lies.
 *
 * @param distance along the normal of its plane, in millimetre
 * @param number of the instance
 */
record Slice(Instance instance, double distance, int number) {

  /** Sections of one stack share this: series, direction, size and type. */
  static Optional<String> key(Instance instance) {
    DataSet set = instance.set();
    Optional<String> series = set.text(Tags.SERIES_INSTANCE_UID);
    double[] orientation = set.numbers(Tags.IMAGE_ORIENTATION_PATIENT);
    double[] position = set.numbers(Tags.IMAGE_POSITION_PATIENT);
    if (series.isEmpty()
        || instance.frames() > 1
        || orientation.length != 6
        || position.length != 3
        || set.has(Tags.TOTAL_PIXEL_MATRIX_COLUMNS)) {
      return Optional.empty();
    }
    PixelFormat format = instance.format();
    String direction =
        Arrays.stream(orientation)
            .mapToObj(cosine -> String.valueOf(Math.round(cosine * 1_000)))
            .collect(Collectors.joining(","));
    String form =
        format.rows() + "x" + format.columns() + "x" + format.samples() + " " + format.type();
    return Optional.of(String.join(" ", List.of("slice", series.get(), direction, form)));
  }

  static Slice of(Instance instance) {
    double[] o = instance.set().numbers(Tags.IMAGE_ORIENTATION_PATIENT);
    double[] p = instance.set().numbers(Tags.IMAGE_POSITION_PATIENT);
    double distance =
        p[0] * (o[1] * o[5] - o[2] * o[4])
            + p[1] * (o[2] * o[3] - o[0] * o[5])
            + p[2] * (o[0] * o[4] - o[1] * o[3]);
    return new Slice(instance, distance, instance.set().whole(Tags.INSTANCE_NUMBER, 0));
  }
}
