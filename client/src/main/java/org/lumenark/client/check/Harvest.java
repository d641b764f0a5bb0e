package org.lumenark.client.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * What files say of how they were taken: one acquisition for each instrument, objective and format,
 * the first hundred of them.
 */
final class Harvest {

  private static final int MOST = 100;
  private static final int MOST_CHANNELS = 20;

  private final Map<Taken, Gathered> acquisitions = new LinkedHashMap<>();

  private record Taken(String instrument, String objective, String format) {}

  /** Sizes and channels of the images of one acquisition. */
  private static final class Gathered {
    private final String path;
    private final String format;
    private final Map<String, HarvestedAcquisition.Span> sizes = new LinkedHashMap<>();
    private final Set<String> channels = new LinkedHashSet<>();
    private int images;

    Gathered(String path, String format) {
      this.path = path;
      this.format = format;
    }

    void add(ImageDescription image) {
      images++;
      PhysicalSizes known = image.physicalSizes();
      size("x", known.x());
      size("y", known.y());
      size("z", known.z());
      size("t", known.t());
      image.channels().stream()
          .map(Gathered::words)
          .flatMap(Optional::stream)
          .takeWhile(name -> channels.size() < MOST_CHANNELS)
          .forEach(channels::add);
    }

    private void size(String axis, OptionalDouble size) {
      if (size.isPresent()) {
        double value = size.getAsDouble();
        sizes.merge(axis, new HarvestedAcquisition.Span(value, value), (a, b) -> a.and(b));
      }
    }

    private static Optional<String> words(Channel channel) {
      Optional<String> light =
          channel.wavelength().isPresent()
              ? Optional.of(plain(channel.wavelength().getAsDouble()) + " nm")
              : Optional.empty();
      if (channel.name().isEmpty()) {
        return light;
      }
      return Optional.of(channel.name().get() + light.map(nm -> " (" + nm + ")").orElse(""));
    }
  }

  void add(String path, String format, ImageDescription image) {
    Acquisition taken = image.acquisition();
    Taken key =
        new Taken(
            taken.instrument().map(Harvest::words).orElse(""),
            taken.objective().map(Harvest::words).orElse(""),
            format);
    Gathered gathered = acquisitions.get(key);
    if (gathered == null && acquisitions.size() < MOST) {
      gathered = new Gathered(path, format);
      acquisitions.put(key, gathered);
    }
    if (gathered != null) {
      gathered.add(image);
    }
  }

  /** In the order in which they were met; those that say nothing are left out. */
  List<HarvestedAcquisition> acquisitions() {
    List<HarvestedAcquisition> found = new ArrayList<>();
    acquisitions.forEach((taken, gathered) -> {
      boolean silent =
          taken.instrument.isEmpty()
              && taken.objective.isEmpty()
              && gathered.sizes.isEmpty()
              && gathered.channels.isEmpty();
      if (!silent) {
        found.add(
            new HarvestedAcquisition(
                taken.instrument.isEmpty() ? null : taken.instrument,
                taken.objective.isEmpty() ? null : taken.objective,
                List.copyOf(gathered.channels),
                gathered.sizes,
                gathered.images,
                new HarvestedAcquisition.Source(gathered.path, gathered.format)));
      }
    });
    return found;
  }

  private static String words(Instrument instrument) {
    return Stream.of(instrument.manufacturer(), instrument.model())
        .flatMap(Optional::stream)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String words(Objective objective) {
    List<String> words = new ArrayList<>();
    objective.model().ifPresent(words::add);
    objective.magnification().ifPresent(times -> words.add(plain(times) + "x"));
    objective.numericalAperture().ifPresent(aperture -> words.add("NA " + plain(aperture)));
    objective.immersion().ifPresent(words::add);
    return String.join(", ", words);
  }

  /** Without zeros that say nothing. */
  static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
