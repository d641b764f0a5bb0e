package org.lumenark.imaging.dicom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.PathOrder;

/**
 * Sections of one series as a stack, in the order of their positions, beginning at the end where
 * their numbers begin. Sections that lie at one place several times, each as often, are time
 * points. Where positions and numbers make no regular stack, the order of the numbers stands.
 */
final class Slices {

  private static final double SAME_PLACE = 1e-3;
  private static final Comparator<Slice> BY_NUMBER =
      Comparator.comparingInt(Slice::number)
          .thenComparing(slice -> slice.instance().path(), PathOrder.BY_UTF8);

  private Slices() {}

  static DicomImage stack(List<Instance> instances) {
    List<Slice> slices = new ArrayList<>(instances.stream().map(Slice::of).toList());
    slices.sort(BY_NUMBER);
    List<List<Slice>> places = places(slices);
    int times = places.getFirst().size();
    boolean regular = places.stream().allMatch(place -> place.size() == times);
    if (!regular) {
      return image(List.of(slices), OptionalDouble.empty());
    }
    if (runsBackwards(places)) {
      places = places.reversed();
    }
    List<List<Slice>> stacks = new ArrayList<>();
    for (int t = 0; t < times; t++) {
      List<Slice> stack = new ArrayList<>();
      for (List<Slice> place : places) {
        stack.add(place.get(t));
      }
      stacks.add(stack);
    }
    return image(stacks, step(places));
  }

  /** Those at one distance together, each place in the order of the numbers. */
  private static List<List<Slice>> places(List<Slice> slices) {
    List<Slice> sorted = new ArrayList<>(slices);
    sorted.sort(Comparator.comparingDouble(Slice::distance));
    List<List<Slice>> places = new ArrayList<>();
    double last = Double.NaN;
    for (Slice slice : sorted) {
      if (!(slice.distance() - last < SAME_PLACE)) {
        places.add(new ArrayList<>());
        last = slice.distance();
      }
      places.getLast().add(slice);
    }
    places.forEach(place -> place.sort(BY_NUMBER));
    return places;
  }

  private static boolean runsBackwards(List<List<Slice>> places) {
    return places.getFirst().getFirst().number() > places.getLast().getFirst().number();
  }

  private static OptionalDouble step(List<List<Slice>> places) {
    double[] steps = new double[places.size() - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = places.get(i + 1).getFirst().distance() - places.get(i).getFirst().distance();
    }
    return FrameDepth.regular(steps);
  }

  private static DicomImage image(List<List<Slice>> stacks, OptionalDouble step) {
    List<Instance> planes = new ArrayList<>();
    stacks.forEach(stack -> stack.forEach(slice -> planes.add(slice.instance())));
    Instance first = planes.getFirst();
    int sections = stacks.getFirst().size();
    List<String> files =
        planes.stream().map(Instance::path).sorted(PathOrder.BY_UTF8).distinct().toList();
    return new DicomImage(
        SingleFiles.describe(
            first,
            stacks.size(),
            SingleFiles.channels(first.format()),
            sections,
            Spacing.of(first.set(), step, OptionalDouble.empty()),
            files),
        List.of(FrameMap.whole(planes.toArray(Instance[]::new), new int[planes.size()])));
  }
}
