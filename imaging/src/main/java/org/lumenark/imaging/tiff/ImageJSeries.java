package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * An ImageJ stack: planes in the order c, z, t, in a directory each, or all behind the first
 * directory where the stack is larger than TIFF allows (ImageJ {@code TiffEncoder}, {@code
 * FileInfo}).
 */
final class ImageJSeries {

  private ImageJSeries() {}

  static List<TiffSeries> of(TiffFile file, String description)
      throws IOException, ImagingException {
    ImageJDescription told = ImageJDescription.parse(description);
    TiffDirectory first = file.directory(0);
    PageLayout layout = PageLayout.of(first, file.input().size(), file.limits());
    boolean contiguous = isContiguous(file, first, layout, told.count("images"));
    int stored = contiguous ? told.count("images") : samePages(file, layout);
    PlaneOrder axes = axes(told, layout, stored);
    long planeBytes =
        (long) layout.storedRowBytes() * layout.height() * (layout.planar() ? layout.samples() : 1);
    if (axes.planes() > stored) {
      throw new ImagingException(
          "tiff.pages-missing",
          first.place(),
          "The stack declares " + axes.planes() + " planes; the file holds " + stored + ".");
    }
    ImageDescription image = describe(file, first, layout, told, axes);
    return List.of(
        new TiffSeries(
            image,
            (level, t, group, z) -> {
              int plane = axes.plane(t, group, z);
              return Optional.of(
                  contiguous
                      ? new PlaneAddress(0, 0, PlaneAddress.NONE, plane * planeBytes)
                      : PlaneAddress.of(0, plane));
            }));
  }

  private static boolean isContiguous(
      TiffFile file, TiffDirectory first, PageLayout layout, int images)
      throws IOException, ImagingException {
    if (images < 2
        || file.hasDirectory(1)
        || layout.compression() != Compression.NONE
        || layout.tiled()) {
      return false;
    }
    long planeBytes =
        (long) layout.storedRowBytes() * layout.height() * (layout.planar() ? layout.samples() : 1);
    long start = first.number(Tag.STRIP_OFFSETS, 0);
    long room = (file.input().size() - start) / planeBytes;
    if (room < images) {
      throw new ImagingException(
          "tiff.pages-missing",
          first.place(),
          "The stack declares " + images + " planes; the file holds " + room + ".");
    }
    return true;
  }

  private static int samePages(TiffFile file, PageLayout layout)
      throws IOException, ImagingException {
    int count = file.directoryCount();
    if (count > 1) {
      PageLayout last =
          PageLayout.of(file.directory(count - 1), file.input().size(), file.limits());
      if (!last.sameKind(layout)) {
        return PageGroup.of(file).getFirst().size();
      }
    }
    return count;
  }

  private static PlaneOrder axes(ImageJDescription told, PageLayout layout, int stored) {
    int channels = told.count("channels");
    int slices = told.count("slices");
    int frames = told.count("frames");
    if (layout.samples() > 1 && channels == layout.samples() && (long) slices * frames == stored) {
      channels = 1;
    }
    String order = told.values().getOrDefault("order", "czt");
    boolean known =
        order.length() == 3 && order.contains("c") && order.contains("z") && order.contains("t");
    long declared = (long) channels * slices * frames;
    if (declared == 1 && stored > 1) {
      return new PlaneOrder(1, stored, 1, "czt");
    }
    if (declared < stored && channels * frames == 1) {
      return new PlaneOrder(1, stored, 1, "czt");
    }
    return new PlaneOrder(channels, slices, frames, known ? order : "czt");
  }

  private static ImageDescription describe(
      TiffFile file,
      TiffDirectory first,
      PageLayout layout,
      ImageJDescription told,
      PlaneOrder axes)
      throws IOException, ImagingException {
    double unit = told.micrometres("unit");
    double yUnit = told.values().containsKey("yunit") ? told.micrometres("yunit") : unit;
    double zUnit = told.values().containsKey("zunit") ? told.micrometres("zunit") : unit;
    OptionalDouble spacing = told.real("spacing");
    PhysicalSizes sizes =
        new PhysicalSizes(
            Resolution.scaled(first, Tag.X_RESOLUTION, unit),
            Resolution.scaled(first, Tag.Y_RESOLUTION, yUnit),
            spacing.isPresent() && axes.slices() > 1
                ? OptionalDouble.of(Math.abs(spacing.getAsDouble()) * zUnit)
                : OptionalDouble.empty(),
            axes.frames() > 1 ? told.frameSeconds() : OptionalDouble.empty());
    int sizeC = axes.groups() * layout.samples();
    ImageJMetadata extra = ImageJMetadata.read(first, file.input().header().littleEndian());
    Map<String, String> metadata = new LinkedHashMap<>(told.values());
    metadata.putAll(extra.texts());
    Map<String, String> microManager = MicroManagerMetadata.read(first);
    microManager.forEach(metadata::putIfAbsent);
    if (sizes.x().isEmpty() && sizes.y().isEmpty()) {
      OptionalDouble pixel = new ImageJDescription(microManager).real("PixelSizeUm");
      sizes = new PhysicalSizes(pixel, pixel, sizes.z(), sizes.t());
    }
    return new TiffImage(layout, file.path())
        .axes(axes)
        .sizes(sizes)
        .channels(channels(layout, sizeC, extra.colors()))
        .metadata(metadata)
        .describe();
  }

  private static List<Channel> channels(PageLayout layout, int sizeC, List<String> colors) {
    List<Channel> channels = new ArrayList<>(Channels.of(layout, sizeC));
    if (layout.samples() == 1 && colors.size() == sizeC) {
      for (int i = 0; i < sizeC; i++) {
        channels.set(
            i, new Channel(Optional.empty(), Optional.of(colors.get(i)), OptionalDouble.empty()));
      }
    }
    return channels;
  }
}
