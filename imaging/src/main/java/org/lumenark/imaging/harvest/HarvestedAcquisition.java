package org.lumenark.imaging.harvest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How images were taken, as their files say.
 *
 * @param channels names, with wavelengths and dyes where they are known
 * @param physicalSizes of x, y, z in micrometre and t in second: smallest and largest
 * @param images that say so
 * @param source the first file
 * @param files that the images are opened by
 * @param offers everything that they say, aspect by aspect
 */
@JsonInclude(Include.NON_EMPTY)
public record HarvestedAcquisition(
    @Nullable String instrument,
    @Nullable String objective,
    List<String> channels,
    Map<String, Span> physicalSizes,
    int images,
    Source source,
    @JsonIgnore int files,
    @JsonIgnore List<Offer> offers) {

  private static final int MOST_ALTERNATIVES = 5;

  public HarvestedAcquisition {
    channels = List.copyOf(channels);
    physicalSizes = Collections.unmodifiableMap(new LinkedHashMap<>(physicalSizes));
    offers = List.copyOf(offers);
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
    for (Offer offer : offers) {
      if (offer.aspect().member() == Aspect.Member.PARAMETERS) {
        alternatives(offer).ifPresent(text -> parts.add(offer.aspect().label() + ": " + text));
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  /** The methods for a study document, as free text. */
  public List<String> methods() {
    return offers.stream()
        .filter(offer -> offer.aspect() == Aspect.METHOD)
        .flatMap(offer -> offer.values().stream())
        .map(Offer.Value::text)
        .toList();
  }

  /** What files disagree in is said with all that they say, or left out if that is too much. */
  private Optional<String> alternatives(Offer offer) {
    boolean several = offer.values().size() > 1;
    if (several && offer.aspect() == Aspect.CHANNELS) {
      return Optional.of(String.join(", ", channels));
    }
    if (several && offer.aspect() == Aspect.PIXEL_SIZE) {
      return Optional.of(
          physicalSizes.entrySet().stream()
              .map(size -> size.getKey() + " " + words(size.getValue(), size.getKey()))
              .collect(Collectors.joining(", ")));
    }
    if (offer.values().size() > MOST_ALTERNATIVES) {
      return Optional.empty();
    }
    return Optional.of(
        offer.values().stream().map(Offer.Value::text).collect(Collectors.joining(" or ")));
  }

  private static String words(Span span, String axis) {
    String smallest = Words.number(span.smallest);
    String largest = Words.number(span.largest);
    return (smallest.equals(largest) ? smallest : smallest + " to " + largest) + Words.unit(axis);
  }
}
