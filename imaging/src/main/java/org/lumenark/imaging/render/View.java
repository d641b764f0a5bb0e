package org.lumenark.imaging.render;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is wanted of an image. What is left out is chosen by the image.
 *
 * @param shown exactly these channels if there are any
 * @param hidden channels to leave out of those that are shown at first
 * @param sections one, or a range if there is a projection; all of them for a projection without
 * @param maxWidth the picture is no wider than this, and never larger than the region
 */
public record View(
    List<ChannelView> shown,
    Set<Integer> hidden,
    OptionalInt time,
    Optional<Sections> sections,
    Projection projection,
    Optional<Region> region,
    int maxWidth,
    int maxHeight) {

  public View {
    shown = List.copyOf(shown);
    hidden = Set.copyOf(hidden);
    if (maxWidth < 1 || maxHeight < 1) {
      throw new IllegalArgumentException("a picture of " + maxWidth + " x " + maxHeight);
    }
  }

  /** All that the image shows at first, with no side longer than this. */
  public static View of(int size) {
    return new View(
        List.of(),
        Set.of(),
        OptionalInt.empty(),
        Optional.empty(),
        Projection.NONE,
        Optional.empty(),
        size,
        size);
  }
}
