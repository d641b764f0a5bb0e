package org.lumenark.client.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How images were taken, as their files say.
 *
 * @param channels names, with the emission wavelength where it is known
 * @param physicalSizes of x, y, z in micrometre and t in second: smallest and largest
 * @param images that say so
 * @param source the first file
 */
@JsonInclude(Include.NON_EMPTY)
public record HarvestedAcquisition(
    @Nullable String instrument,
    @Nullable String objective,
    List<String> channels,
    Map<String, Span> physicalSizes,
    int images,
    Source source) {

  public HarvestedAcquisition {
    channels = List.copyOf(channels);
    physicalSizes = Collections.unmodifiableMap(new LinkedHashMap<>(physicalSizes));
  }

  /** From the smallest to the largest. */
  public record Span(double smallest, double largest) {
    Span and(Span other) {
      return new Span(Math.min(smallest, other.smallest), Math.max(largest, other.largest));
    }
  }

  /** Where it was read. */
  public record Source(String path, String format) {}

  /** The text for the acquisition parameters of a study document; empty if there is none. */
  public Optional<String> parameters() {
    List<String> parts = new ArrayList<>();
    if (objective != null) {
      parts.add("Objective: " + objective);
    }
    if (!channels.isEmpty()) {
      parts.add("Channels: " + String.join(", ", channels));
    }
    List<String> sizes = new ArrayList<>();
    physicalSizes.forEach((axis, span) -> sizes.add(axis + " " + words(span, axis)));
    if (!sizes.isEmpty()) {
      parts.add("Pixel size: " + String.join(", ", sizes));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  private static String words(Span span, String axis) {
    String smallest = Harvest.plain(span.smallest);
    String largest = Harvest.plain(span.largest);
    String size = smallest.equals(largest) ? smallest : smallest + " to " + largest;
    return size + (axis.equals("t") ? " s" : " µm");
  }
}
