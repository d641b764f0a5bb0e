package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;

/**
 * A TIFF of MetaMorph or MetaXpress with XML in each page's description. Pages are sections, or
 * points in time where the focus stays and the clock goes on.
 */
final class MetaMorphPages {

  private static final int MAX_DESCRIPTION = 262_144;
  private static final int MAX_DETAILED_PAGES = 5_000;

  private MetaMorphPages() {}

  static List<TiffSeries> of(TiffFile file) throws IOException, ImagingException {
    List<TiffSeries> plain = PlainSeries.of(file);
    ImageDescription known = plain.getFirst().description();
    if (plain.size() != 1 || known.levels().size() != 1) {
      return plain;
    }
    TiffDirectory first = file.directory(0);
    PageLayout layout = PageLayout.of(first, file.input().size(), file.limits());
    List<MetaMorphSettings> pages = settings(file, known.sizeZ());
    boolean time = isTime(pages);
    int steps = known.sizeZ();
    MetaMorphSettings settings = pages.getFirst();
    Map<String, String> metadata = new LinkedHashMap<>(settings.values());
    metadata.putAll(PageMetadata.of(first));
    metadata.remove("ImageDescription");
    TiffImage image =
        new TiffImage(layout, file.path())
            .axes(time ? steps : 1, 1, time ? 1 : steps)
            .sizes(
                settings.physicalSizes(
                    time ? OptionalDouble.empty() : focusStep(pages),
                    time ? interval(pages) : OptionalDouble.empty()))
            .acquired(
                new Acquisition(
                    settings.acquired().map(Times::iso),
                    Optional.empty(),
                    settings.objective(),
                    planes(pages, time)))
            .metadata(metadata);
    if (layout.samples() == 1) {
      image.channels(List.of(settings.channel()));
    }
    TiffSeries.PlaneMap stored = plain.getFirst().planes();
    return List.of(
        new TiffSeries(
            image.describe(), (level, t, group, z) -> stored.at(level, 0, group, time ? t : z)));
  }

  private static List<MetaMorphSettings> settings(TiffFile file, int count)
      throws IOException, ImagingException {
    List<MetaMorphSettings> pages = new ArrayList<>();
    for (int i = 0; i < Math.min(count, MAX_DETAILED_PAGES); i++) {
      String text = file.directory(i).head(Tag.IMAGE_DESCRIPTION, MAX_DESCRIPTION);
      pages.add(new MetaMorphSettings(MetaMorphXml.properties(text == null ? "" : text)));
    }
    return pages;
  }

  private static boolean isTime(List<MetaMorphSettings> pages) {
    OptionalDouble focus = pages.getFirst().real("z-position");
    Optional<LocalDateTime> before = Optional.empty();
    for (MetaMorphSettings page : pages) {
      Optional<LocalDateTime> now = page.acquired();
      if (now.isEmpty() || now.equals(before) || !page.real("z-position").equals(focus)) {
        return false;
      }
      before = now;
    }
    return pages.size() > 1;
  }

  private static OptionalDouble focusStep(List<MetaMorphSettings> pages) {
    OptionalDouble first = pages.getFirst().real("z-position");
    OptionalDouble last = pages.getLast().real("z-position");
    return pages.size() > 1 && first.isPresent() && last.isPresent()
        ? OptionalDouble.of(Math.abs(last.getAsDouble() - first.getAsDouble()) / (pages.size() - 1))
        : OptionalDouble.empty();
  }

  private static OptionalDouble interval(List<MetaMorphSettings> pages) {
    OptionalDouble whole = since(pages.getFirst(), pages.getLast());
    return whole.isEmpty() ? whole : OptionalDouble.of(whole.getAsDouble() / (pages.size() - 1));
  }

  private static OptionalDouble since(MetaMorphSettings first, MetaMorphSettings page) {
    Optional<LocalDateTime> start = first.acquired();
    Optional<LocalDateTime> now = page.acquired();
    return start.isPresent() && now.isPresent()
        ? OptionalDouble.of(Duration.between(start.get(), now.get()).toMillis() / 1e3)
        : OptionalDouble.empty();
  }

  private static List<PlanePosition> planes(List<MetaMorphSettings> pages, boolean time) {
    List<PlanePosition> planes = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      MetaMorphSettings page = pages.get(i);
      PlanePosition plane =
          new PlanePosition(
              time ? i : 0,
              0,
              time ? 0 : i,
              pages.size() > 1 ? since(pages.getFirst(), page) : OptionalDouble.empty(),
              page.real("stage-position-x"),
              page.real("stage-position-y"),
              page.real("z-position"));
      if (plane.x().isPresent() || plane.zPosition().isPresent() || plane.seconds().isPresent()) {
        planes.add(plane);
      }
    }
    return planes;
  }
}
