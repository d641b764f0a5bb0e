package org.lumenark.imaging.harvest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.PhysicalSizes;

/** What the images of one acquisition say; memory grows by distinct values, to a bound. */
final class Gathered {

  private static final int MOST_VALUES = 20;
  private static final int MOST_SOURCES = 5;

  private final HarvestedAcquisition.Source first;
  private final Map<Aspect, Map<String, Told>> values = new EnumMap<>(Aspect.class);
  private final Map<Aspect, Integer> untold = new EnumMap<>(Aspect.class);
  private final Map<String, HarvestedAcquisition.Span> sizes = new LinkedHashMap<>();
  private final Set<String> channels = new LinkedHashSet<>();
  private int images;
  private int files;
  private @Nullable String last;

  Gathered(HarvestedAcquisition.Source first) {
    this.first = first;
  }

  /** Files that say one thing. */
  private static final class Told {
    private final List<Offer.Source> sources = new ArrayList<>();
    private int files;
    private @Nullable String last;

    /** Images of a file come one after the other; it counts once. */
    void by(Offer.Source source) {
      if (source.path().equals(last)) {
        return;
      }
      last = source.path();
      files++;
      if (sources.size() < MOST_SOURCES) {
        sources.add(source);
      }
    }
  }

  void add(String path, ImageSays image) {
    images++;
    if (!path.equals(last)) {
      files++;
      last = path;
    }
    for (Saying saying : image.said()) {
      Map<String, Told> known =
          values.computeIfAbsent(saying.aspect(), aspect -> new LinkedHashMap<>());
      Told told = known.get(saying.text());
      if (told == null && known.size() < MOST_VALUES) {
        told = new Told();
        known.put(saying.text(), told);
      }
      if (told == null) {
        untold.merge(saying.aspect(), 1, Integer::sum);
      } else {
        told.by(new Offer.Source(path, saying.field()));
      }
    }
    PhysicalSizes told = image.sizes();
    size("x", told.x());
    size("y", told.y());
    size("z", told.z());
    size("t", told.t());
    for (String channel : image.channels()) {
      if (channels.size() < ChannelFacts.MOST) {
        channels.add(channel);
      }
    }
  }

  private void size(String axis, OptionalDouble size) {
    if (size.isPresent()) {
      double value = size.getAsDouble();
      sizes.merge(axis, new HarvestedAcquisition.Span(value, value), (a, b) -> a.and(b));
    }
  }

  HarvestedAcquisition.Source first() {
    return first;
  }

  List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    values.forEach((aspect, known) -> {
      List<Offer.Value> told = new ArrayList<>();
      known.forEach((text, by) -> told.add(new Offer.Value(text, by.files, by.sources)));
      told.sort(Comparator.comparingInt((Offer.Value value) -> value.files()).reversed());
      offers.add(new Offer(aspect, told, untold.getOrDefault(aspect, 0)));
    });
    return offers;
  }

  Map<String, HarvestedAcquisition.Span> sizes() {
    return sizes;
  }

  Set<String> channels() {
    return channels;
  }

  int images() {
    return images;
  }

  int files() {
    return files;
  }
}
