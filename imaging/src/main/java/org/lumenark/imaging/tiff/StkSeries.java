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
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImagingException;

/**
 * A MetaMorph stack: one directory, whose strips are followed by those of the other planes. The
 * planes are sections if each has a distance to the next, else points in time if their times
 * differ, else sections.
 */
final class StkSeries {

  private final TiffFile file;
  private final UicTags tags;
  private final PageLayout layout;

  private StkSeries(TiffFile file, UicTags tags, PageLayout layout) {
    this.file = file;
    this.tags = tags;
    this.layout = layout;
  }

  static List<TiffSeries> of(TiffFile file) throws IOException, ImagingException {
    TiffDirectory first = file.directory(0);
    PageLayout layout = PageLayout.of(first, file.input().size(), file.limits());
    UicTags tags = UicTags.read(file);
    return tags.planes() == 1 && file.hasDirectory(1)
        ? PlainSeries.of(file)
        : List.of(new StkSeries(file, tags, layout).series(first));
  }

  private TiffSeries series(TiffDirectory first) throws IOException, ImagingException {
    long planeBytes = tags.planes() > 1 ? planeBytes(first) : 0;
    boolean time = tags.planes() > 1 && !hasDistances() && hasTimes();
    PlaneOrder order =
        time
            ? new PlaneOrder(1, 1, tags.planes(), "zct")
            : new PlaneOrder(1, tags.planes(), 1, "zct");
    MetaMorphSettings settings = new MetaMorphSettings(tags.settings());
    Map<String, String> metadata = new LinkedHashMap<>(tags.settings());
    metadata.putAll(PageMetadata.of(first));
    TiffImage image =
        new TiffImage(layout, file.path())
            .axes(order)
            .sizes(settings.physicalSizes(step(time ? 1 : tags.planes()), interval(time)))
            .channels(channels(settings))
            .acquired(
                new Acquisition(
                    tags.start().map(Times::iso).or(() -> createTime()),
                    Optional.empty(),
                    settings.objective(),
                    positions(time)))
            .metadata(metadata);
    return new TiffSeries(
        image.describe(),
        (level, t, group, z) ->
            Optional.of(
                new PlaneAddress(0, 0, PlaneAddress.NONE, order.plane(t, group, z) * planeBytes)));
  }

  private Optional<String> createTime() {
    return Optional.ofNullable(tags.settings().get("CreateTime"));
  }

  /** From the first strip's begin to the last one's end. */
  private long planeBytes(TiffDirectory first) throws IOException, ImagingException {
    if (layout.compression() != Compression.NONE || layout.tiled()) {
      throw new ImagingException(
          "stk.unsupported-compression",
          first.place(Tag.COMPRESSION),
          "A compressed stack does not tell where its planes are.");
    }
    long[] offsets = first.numbers(Tag.STRIP_OFFSETS);
    long[] counts = first.numbers(Tag.STRIP_BYTE_COUNTS);
    int last = (int) Math.min(offsets.length, layout.segments()) - 1;
    long bytes = last < 0 || last >= counts.length ? 0 : offsets[last] + counts[last] - offsets[0];
    long stored = (long) layout.storedRowBytes() * layout.height();
    if (bytes < stored
        || offsets[0] > file.input().size() - bytes
        || (file.input().size() - offsets[0]) / bytes < tags.planes()) {
      throw new ImagingException(
          "stk.planes-missing",
          first.place(Tag.STRIP_OFFSETS),
          "The stack declares "
              + tags.planes()
              + " planes of "
              + Math.max(bytes, stored)
              + " bytes; they do not fit in the file.");
    }
    return bytes;
  }

  private boolean hasDistances() {
    for (double distance : tags.distances()) {
      if (distance == 0) {
        return false;
      }
    }
    return tags.distances().length > 0;
  }

  private boolean hasTimes() {
    List<LocalDateTime> created = tags.created();
    for (int i = 1; i < created.size(); i++) {
      if (created.get(i).equals(created.get(i - 1))) {
        return false;
      }
    }
    return created.size() > 1;
  }

  private OptionalDouble step(int sections) {
    if (sections < 2) {
      return OptionalDouble.empty();
    }
    if (hasDistances()) {
      return OptionalDouble.of(Math.abs(tags.distances()[0]));
    }
    double[] focus = tags.focus();
    return focus.length > 1
        ? OptionalDouble.of(Math.abs(focus[focus.length - 1] - focus[0]) / (focus.length - 1))
        : OptionalDouble.empty();
  }

  private OptionalDouble interval(boolean time) {
    List<LocalDateTime> created = tags.created();
    return time
        ? OptionalDouble.of(seconds(created.getFirst(), created.getLast()) / (created.size() - 1))
        : OptionalDouble.empty();
  }

  private static double seconds(LocalDateTime from, LocalDateTime to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }

  private List<Channel> channels(MetaMorphSettings settings) {
    if (layout.samples() > 1) {
      return Channels.of(layout, layout.samples());
    }
    Channel named = settings.channel();
    double[] wavelengths = tags.wavelengths();
    double wavelength = wavelengths.length > 0 ? wavelengths[0] : 0;
    for (double each : wavelengths) {
      wavelength = each == wavelength ? wavelength : 0;
    }
    boolean light = wavelength > 350 && wavelength < 1_400;
    return List.of(
        light ? new Channel(named.name(), named.color(), OptionalDouble.of(wavelength)) : named);
  }

  private List<PlanePosition> positions(boolean time) {
    List<PlanePosition> planes = new ArrayList<>();
    List<double[]> stage = tags.stage();
    double[] focus = tags.focus();
    int known = Math.max(stage.size(), Math.max(focus.length, tags.created().size()));
    for (int i = 0; i < Math.min(known, tags.planes()); i++) {
      planes.add(
          new PlanePosition(
              time ? i : 0,
              0,
              time ? 0 : i,
              i < tags.created().size() && tags.planes() > 1
                  ? OptionalDouble.of(seconds(tags.created().getFirst(), tags.created().get(i)))
                  : OptionalDouble.empty(),
              i < stage.size() ? OptionalDouble.of(stage.get(i)[0]) : OptionalDouble.empty(),
              i < stage.size() ? OptionalDouble.of(stage.get(i)[1]) : OptionalDouble.empty(),
              i < focus.length ? OptionalDouble.of(focus[i]) : OptionalDouble.empty()));
    }
    return planes;
  }
}
