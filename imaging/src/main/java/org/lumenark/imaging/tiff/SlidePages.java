package org.lumenark.imaging.tiff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;

/**
 * The pages of a slide: resolutions of one picture, each of them in as many focal planes, and
 * pictures that come with it.
 */
final class SlidePages {

  private final List<List<Page>> resolutions = new ArrayList<>();
  private final List<Associated> associated = new ArrayList<>();

  private record Page(int directory, PageLayout layout) {}

  private record Associated(Page page, String name) {}

  void resolution(int directory, PageLayout layout) {
    Page page = new Page(directory, layout);
    for (List<Page> known : resolutions) {
      if (known.getFirst().layout.sameKind(layout)) {
        known.add(page);
        return;
      }
    }
    resolutions.add(new ArrayList<>(List.of(page)));
  }

  void associated(int directory, PageLayout layout, String name) {
    associated.add(new Associated(new Page(directory, layout), name));
  }

  boolean hasPicture() {
    return !resolutions.isEmpty();
  }

  PageLayout full() {
    return largestFirst().getFirst().getFirst().layout;
  }

  private List<List<Page>> largestFirst() {
    resolutions.sort(
        Comparator.comparingLong((List<Page> pages) ->
            -(long) pages.getFirst().layout.width() * pages.getFirst().layout.height()));
    return resolutions;
  }

  /**
   * The slide, then its pictures. Resolutions of other samples or of fewer focal planes are left
   * out.
   *
   * @param image which knows everything but its sections and levels
   */
  List<TiffSeries> series(TiffImage image, String path) {
    List<Page> full = largestFirst().getFirst();
    PageLayout top = full.getFirst().layout;
    List<List<Page>> levels =
        resolutions.stream()
            .filter(pages -> pages.size() == full.size())
            .filter(pages -> pages.getFirst().layout.samples() == top.samples())
            .filter(pages -> pages.getFirst().layout.type() == top.type())
            .toList();
    image.axes(1, 1, full.size());
    levels.stream().skip(1).forEach(pages -> image.level(pages.getFirst().layout));
    List<TiffSeries> series = new ArrayList<>();
    series.add(
        new TiffSeries(
            image.describe(),
            (level, t, group, z) ->
                Optional.of(PlaneAddress.of(0, levels.get(level).get(z).directory))));
    for (Associated each : associated) {
      ImageDescription description =
          new TiffImage(each.page.layout, path)
              .named(each.name)
              .as(ImageRole.ASSOCIATED)
              .describe();
      series.add(
          new TiffSeries(
              description,
              (level, t, group, z) -> Optional.of(PlaneAddress.of(0, each.page.directory))));
    }
    return series;
  }
}
