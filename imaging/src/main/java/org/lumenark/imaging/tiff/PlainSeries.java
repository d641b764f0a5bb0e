package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.tiff.SubIfdLevels.SubLevel;

/**
 * A TIFF that says nothing about axes: pages of one size and type are the z sections of an image;
 * runs of pages that halve the one before are its resolutions; other reduced pages are associated
 * pictures.
 */
final class PlainSeries {

  private PlainSeries() {}

  static List<TiffSeries> of(TiffFile file) throws IOException, ImagingException {
    List<PageGroup> groups = PageGroup.of(file);
    List<TiffSeries> images = new ArrayList<>();
    List<TiffSeries> associated = new ArrayList<>();
    while (!groups.isEmpty()) {
      PageGroup full = groups.removeFirst();
      List<PageGroup> levels = full.takeLevels(groups);
      TiffSeries series = series(file, full, levels, images.size());
      (series.description().role() == ImageRole.IMAGE ? images : associated).add(series);
    }
    if (images.isEmpty()) {
      images.add(asImage(associated.removeFirst()));
    }
    images.addAll(associated);
    return images;
  }

  private static TiffSeries series(
      TiffFile file, PageGroup full, List<PageGroup> reduced, int index)
      throws IOException, ImagingException {
    PageLayout layout = full.layout();
    TiffDirectory first = file.directory(full.page(0));
    List<SubLevel> below =
        reduced.isEmpty() ? SubIfdLevels.of(file, full.page(0), layout) : List.of();
    TiffImage image =
        new TiffImage(layout, file.path())
            .numbered(index)
            .as(full.isReduced() ? ImageRole.ASSOCIATED : ImageRole.IMAGE)
            .axes(1, 1, full.size())
            .sizes(Resolution.plain(first))
            .metadata(PageMetadata.of(first));
    reduced.forEach(group -> image.level(group.layout()));
    below.forEach(level -> image.level(level.size()));
    return new TiffSeries(
        image.describe(),
        (level, t, group, z) -> {
          if (level == 0 || !below.isEmpty()) {
            PlaneAddress page = PlaneAddress.of(0, full.page(z));
            return Optional.of(level == 0 ? page : page.sub(below.get(level - 1).index()));
          }
          return Optional.of(PlaneAddress.of(0, reduced.get(level - 1).page(z)));
        });
  }

  private static TiffSeries asImage(TiffSeries series) {
    ImageDescription d = series.description();
    return new TiffSeries(d.as(ImageRole.IMAGE), series.planes());
  }
}
