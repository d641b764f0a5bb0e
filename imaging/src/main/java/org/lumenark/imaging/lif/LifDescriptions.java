package org.lumenark.imaging.lif;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.xml.FlatMetadata;

/** Tells about images what the header says. */
final class LifDescriptions {

  /** What is told otherwise, and lists of numbers. */
  private static final Set<String> SKIPPED =
      Set.of("TimeStampList", "RelTimeStampList", "ImageDescription", "TileScanInfo", "Tile");

  /** A project of a thousand images must not cost a gigabyte of settings. */
  private static final int MAX_ENTRIES = 50_000;

  private final String path;
  private final LifPositions positions = new LifPositions();
  private @Nullable Told last;
  private int left = MAX_ENTRIES;

  LifDescriptions(String path) {
    this.path = path;
  }

  /** What is said of an image of the header once for all images that it becomes. */
  private record Told(
      LifSource source, LifSettings settings, LifTimes times, Map<String, String> original) {}

  ImageDescription of(LifImage image) {
    Told told = told(image.source());
    return new ImageDescription(
        image.name(),
        ImageRole.IMAGE,
        image.t().count(),
        image.groups().size() * image.samples().length,
        image.z().count(),
        image.y().count(),
        image.x().count(),
        image.type(),
        new PhysicalSizes(
            image.x().spacing(), image.y().spacing(), image.z().spacing(), image.t().spacing()),
        LifChannels.of(image, told.settings),
        image.samples().length,
        List.of(new Level(image.x().count(), image.y().count())),
        List.of(path),
        new Acquisition(
            told.times.start(),
            told.settings.instrument(),
            told.settings.objective(),
            positions.of(image, told.times, told.settings)),
        told.original);
  }

  private Told told(LifSource source) {
    Told known = last;
    if (known == null || !known.source.image().equals(source.image())) {
      FlatMetadata flat = new FlatMetadata(SKIPPED, left);
      flat.add("Image", source.image());
      Map<String, String> original = flat.entries();
      left -= original.size();
      known =
          new Told(source, new LifSettings(source.image()), LifTimes.of(source.image()), original);
      last = known;
    }
    return known;
  }
}
