package org.lumenark.imaging.sets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;

/** Describes an image of a set by its index and the headers of some of its files. */
final class SetDescriptions {

  private SetDescriptions() {}

  static ImageDescription of(SetImage image, OpenFiles files) throws IOException, ImagingException {
    PlaneGrid grid = image.grid();
    String firstPath = grid.files().getFirst().path();
    ImageDescription first = files.open(firstPath).description();
    InnerShape.of(first).check(grid, firstPath);
    boolean channelFiles = grid.c().count() > 1;
    int sizeC = channelFiles ? grid.c().count() : first.sizeC();
    return new ImageDescription(
        image.name(),
        first.role(),
        Math.max(grid.t().count(), first.sizeT()),
        sizeC,
        Math.max(grid.z().count(), first.sizeZ()),
        first.sizeY(),
        first.sizeX(),
        first.type(),
        sizes(image, first, files),
        channels(image, first, files),
        channelFiles ? 1 : first.samplesPerGroup(),
        List.of(new Level(first.sizeX(), first.sizeY())),
        paths(image),
        acquisition(image, first),
        metadata(image, first));
  }

  private static List<Channel> channels(SetImage image, ImageDescription first, OpenFiles files)
      throws IOException, ImagingException {
    PlaneGrid grid = image.grid();
    if (grid.c().count() == 1) {
      String value = grid.c().all().getFirst();
      Channel known = image.facts().channels().get(value);
      return known != null && first.sizeC() == 1
          ? List.of(merged(known, first.channels().getFirst()))
          : first.sizeC() == 1
              ? List.of(named(first.channels().getFirst(), value))
              : first.channels();
    }
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < grid.c().count(); c++) {
      String value = grid.c().all().get(c);
      Channel inside = files.open(firstOf(grid, c).path()).description().channels().getFirst();
      Channel known = image.facts().channels().get(value);
      channels.add(known == null ? named(inside, value) : merged(known, inside));
    }
    return channels;
  }

  private static PlaneFile firstOf(PlaneGrid grid, int c) {
    for (int t = 0; t < grid.t().count(); t++) {
      for (int z = 0; z < grid.z().count(); z++) {
        Optional<PlaneFile> file = grid.at(t, c, z);
        if (file.isPresent()) {
          return file.get();
        }
      }
    }
    throw new IllegalStateException("a channel without a file");
  }

  /** A word in place of a number is the channel's name. */
  private static Channel named(Channel inside, String value) {
    return value.isEmpty() || Values.isNumber(value)
        ? inside
        : new Channel(Optional.of(value), inside.color(), inside.wavelength());
  }

  private static Channel merged(Channel known, Channel inside) {
    return new Channel(
        known.name().or(inside::name),
        known.color().or(inside::color),
        known.wavelength().isPresent() ? known.wavelength() : inside.wavelength());
  }

  private static PhysicalSizes sizes(SetImage image, ImageDescription first, OpenFiles files)
      throws IOException, ImagingException {
    PhysicalSizes known = image.facts().sizes();
    PhysicalSizes inside = first.physicalSizes();
    OptionalDouble z = known.z().isPresent() ? known.z() : inside.z();
    if (z.isEmpty()) {
      z = step(image.grid(), first, files);
    }
    return new PhysicalSizes(
        known.x().isPresent() ? known.x() : inside.x(),
        known.y().isPresent() ? known.y() : inside.y(),
        z,
        known.t().isPresent() ? known.t() : inside.t());
  }

  /** How far the focus moved from the first section to the second. */
  private static OptionalDouble step(PlaneGrid grid, ImageDescription first, OpenFiles files)
      throws IOException, ImagingException {
    Optional<PlaneFile> second =
        grid.z().count() > 1 && grid.at(0, 0, 0).isPresent() ? grid.at(0, 0, 1) : Optional.empty();
    if (second.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble from = focus(first);
    OptionalDouble to = focus(files.open(second.get().path()).description());
    return from.isPresent() && to.isPresent()
        ? OptionalDouble.of(Math.abs(to.getAsDouble() - from.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static OptionalDouble focus(ImageDescription image) {
    List<PlanePosition> planes = image.acquisition().planes();
    return planes.isEmpty() ? OptionalDouble.empty() : planes.getFirst().zPosition();
  }

  private static Acquisition acquisition(SetImage image, ImageDescription first) {
    Acquisition inside = first.acquisition();
    Acquisition known = image.facts().acquisition().orElse(Acquisition.UNKNOWN);
    return new Acquisition(
        known.acquired().or(inside::acquired),
        known.instrument().or(inside::instrument),
        known.objective().or(inside::objective),
        known.planes().isEmpty() ? inside.planes() : known.planes());
  }

  private static List<String> paths(SetImage image) {
    Set<String> paths = new LinkedHashSet<>();
    image.grid().files().forEach(file -> paths.add(file.path()));
    paths.addAll(image.facts().files());
    return List.copyOf(paths);
  }

  private static Map<String, String> metadata(SetImage image, ImageDescription first) {
    Map<String, String> metadata = new TreeMap<>(first.originalMetadata());
    metadata.putAll(image.facts().metadata());
    return metadata;
  }
}
