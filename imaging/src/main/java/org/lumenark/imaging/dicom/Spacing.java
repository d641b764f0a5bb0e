package org.lumenark.imaging.dicom;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.PhysicalSizes;

/** Sizes of a pixel; DICOM has them in millimetre, rows first. */
final class Spacing {

  private static final double MICROMETRES = 1_000;

  private Spacing() {}

  static PhysicalSizes of(DataSet set, OptionalDouble z, OptionalDouble t) {
    Optional<DataSet> shared = set.item(Tags.SHARED_FUNCTIONAL_GROUPS);
    Optional<DataSet> measures = shared.flatMap(group -> group.item(Tags.PIXEL_MEASURES_SEQUENCE));
    if (measures.isEmpty()) {
      measures =
          set.item(Tags.PER_FRAME_FUNCTIONAL_GROUPS)
              .flatMap(group -> group.item(Tags.PIXEL_MEASURES_SEQUENCE));
    }
    DataSet holder =
        set.has(Tags.PIXEL_SPACING) ? set : measures.orElseGet(() -> new DataSet(false));
    double[] spacing = holder.numbers(Tags.PIXEL_SPACING);
    OptionalDouble depth = z;
    if (depth.isEmpty()) {
      OptionalDouble between =
          set.has(Tags.SPACING_BETWEEN_SLICES)
              ? set.number(Tags.SPACING_BETWEEN_SLICES)
              : holder.number(Tags.SPACING_BETWEEN_SLICES);
      depth =
          between.isPresent()
              ? OptionalDouble.of(Math.abs(between.getAsDouble()) * MICROMETRES)
              : between;
    }
    return spacing.length == 2
        ? sizes(spacing[1] * MICROMETRES, spacing[0] * MICROMETRES, depth, t)
        : slide(set, depth, t);
  }

  private static PhysicalSizes slide(DataSet set, OptionalDouble z, OptionalDouble t) {
    double width = set.number(Tags.IMAGED_VOLUME_WIDTH).orElse(0);
    double height = set.number(Tags.IMAGED_VOLUME_HEIGHT).orElse(0);
    int columns = set.whole(Tags.TOTAL_PIXEL_MATRIX_COLUMNS, 0);
    int rows = set.whole(Tags.TOTAL_PIXEL_MATRIX_ROWS, 0);
    if (columns < 1 || rows < 1) {
      return new PhysicalSizes(OptionalDouble.empty(), OptionalDouble.empty(), z, t);
    }
    return sizes(width * MICROMETRES / columns, height * MICROMETRES / rows, z, t);
  }

  private static PhysicalSizes sizes(double x, double y, OptionalDouble z, OptionalDouble t) {
    return new PhysicalSizes(OptionalDouble.of(x), OptionalDouble.of(y), z, t);
  }
}
