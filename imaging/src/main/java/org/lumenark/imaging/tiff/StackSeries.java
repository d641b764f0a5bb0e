package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/** Pages of one kind whose axes a header tells: Olympus FluoView and ScanImage. */
final class StackSeries {

  private StackSeries() {}

  /** Empty if there is no such header, or if it does not fit the pages. */
  static Optional<List<TiffSeries>> of(TiffFile file) throws IOException, ImagingException {
    TiffDirectory first = file.directory(0);
    boolean fluoView = first.has(Tag.FLUOVIEW_HEADER);
    if (!fluoView && !ScanImageHeader.present(first)) {
      return Optional.empty();
    }
    List<PageGroup> groups = PageGroup.of(file);
    if (groups.size() != 1) {
      return Optional.empty();
    }
    int pages = groups.getFirst().size();
    PageLayout layout = groups.getFirst().layout();
    if (fluoView) {
      FluoViewHeader header = FluoViewHeader.read(first);
      return header
          .order(pages)
          .map(
              order -> series(file, layout, order, header.physicalSizes(order), header.metadata()));
    }
    ScanImageHeader header = ScanImageHeader.read(first);
    PlaneOrder order = header.order(pages);
    PhysicalSizes sizes = header.physicalSizes(layout, order);
    Map<String, String> metadata = new LinkedHashMap<>(header.settings());
    PageMetadata.of(first).forEach(metadata::putIfAbsent);
    return Optional.of(series(file, layout, order, sizes, metadata));
  }

  private static List<TiffSeries> series(
      TiffFile file,
      PageLayout layout,
      PlaneOrder order,
      PhysicalSizes sizes,
      Map<String, String> metadata) {
    return List.of(
        new TiffSeries(
            new TiffImage(layout, file.path())
                .axes(order)
                .sizes(sizes)
                .metadata(metadata)
                .describe(),
            (level, t, group, z) -> Optional.of(PlaneAddress.of(0, order.plane(t, group, z)))));
  }
}
