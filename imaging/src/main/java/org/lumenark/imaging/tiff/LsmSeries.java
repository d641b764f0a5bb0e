package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Instrument;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImagingException;

/**
 * A Zeiss LSM: pairs of a page and its thumbnail, which is left out. Directories follow each other
 * in the order z, t, position, tile; channels are planes of a page. Each position and tile is an
 * image.
 */
final class LsmSeries {

  private final TiffFile file;
  private final LsmInfo info;
  private final int[] pages;
  private final PageLayout layout;

  private LsmSeries(TiffFile file, LsmInfo info, int[] pages, PageLayout layout) {
    this.file = file;
    this.info = info;
    this.pages = pages;
    this.layout = layout;
  }

  static List<TiffSeries> of(TiffFile file) throws IOException, ImagingException {
    LsmInfo info = LsmInfo.read(file);
    int[] pages = fullPages(file);
    PageLayout layout = PageLayout.of(file.directory(pages[0]), file.input().size(), file.limits());
    return new LsmSeries(file, info, pages, layout).series();
  }

  private static int[] fullPages(TiffFile file) throws IOException, ImagingException {
    int count = file.directoryCount();
    int[] pages = new int[count];
    int full = 0;
    for (int i = 0; i < count; i++) {
      if ((file.directory(i).number(Tag.NEW_SUBFILE_TYPE, 0) & 1) == 0) {
        pages[full++] = i;
      }
    }
    if (full == 0) {
      throw new ImagingException(
          "lsm.no-image", file.path(), "Every page of the file says that it is a thumbnail.");
    }
    return Arrays.copyOf(pages, full);
  }

  private List<TiffSeries> series() throws IOException, ImagingException {
    int images = images();
    PlaneOrder order = order(images);
    long[] bases = LsmOffsets.bases(file, info.steps());
    LsmTimes times = LsmTimes.read(file.input(), info.offsets().timeStamps());
    LsmScan scan = LsmScan.read(file.input(), info.offsets().scanInformation());
    LsmPositions positions = LsmPositions.read(file.input(), info);
    List<Channel> channels = LsmChannels.read(file.input(), info.offsets(), layout.samples());
    Map<String, String> metadata = new LinkedHashMap<>(scan.settings());
    metadata.put("LSM.ScanType", String.valueOf(info.scanType()));
    List<TiffSeries> series = new ArrayList<>();
    for (int image = 0; image < images; image++) {
      OptionalDouble step = times.step(order.frames(), info.interval());
      TiffImage described =
          new TiffImage(layout, file.path())
              .numbered(image)
              .axes(order)
              .sizes(info.physicalSizes(step, order.slices()))
              .channels(channels)
              .acquired(
                  new Acquisition(
                      scan.acquired(),
                      Optional.of(new Instrument(Optional.of("Zeiss"), Optional.empty())),
                      ObjectiveName.parse(scan.settings().getOrDefault("Objective", "")),
                      positions.planes(image, order, layout.samples(), times)))
              .metadata(metadata);
      int first = image * (int) order.planes();
      series.add(
          new TiffSeries(
              described.describe(),
              (level, t, group, z) -> {
                int plane = first + order.plane(t, group, z);
                if (plane >= pages.length) {
                  return Optional.empty();
                }
                int page = pages[plane];
                return Optional.of(new PlaneAddress(0, page, PlaneAddress.NONE, bases[page]));
              }));
    }
    return series;
  }

  private int images() throws ImagingException {
    long images = (long) info.steps().positions() * info.steps().tiles();
    if (images > pages.length) {
      throw disagree(images + " positions and tiles");
    }
    return (int) images;
  }

  /**
   * What was stopped before its end has fewer pages than it declares: then the last time point is
   * filled up with zeros.
   */
  private PlaneOrder order(int images) throws ImagingException {
    int z = info.rowsAreSections() ? 1 : info.steps().z();
    int t = info.rowsAreTimes() ? 1 : info.steps().t();
    if ((long) z * t * images == pages.length) {
      return new PlaneOrder(1, z, t, "zct");
    }
    if (images == 1 && z <= pages.length) {
      return new PlaneOrder(1, z, Math.ceilDiv(pages.length, z), "zct");
    }
    if (images == 1 && t == 1) {
      return new PlaneOrder(1, pages.length, 1, "zct");
    }
    throw disagree(z + " sections, " + t + " time points, " + images + " positions and tiles");
  }

  private ImagingException disagree(String declared) {
    return new ImagingException(
        "lsm.pages-disagree",
        file.path(),
        "The file declares " + declared + "; it holds " + pages.length + " pages.");
  }
}
