package org.lumenark.imaging.tiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;

/** Collects what an image made of pages of one layout is; what is not told is unknown. */
final class TiffImage {

  private final PageLayout layout;
  private final String path;
  private final List<Level> levels = new ArrayList<>();
  private String name;
  private ImageRole role = ImageRole.IMAGE;
  private int frames = 1;
  private int groups = 1;
  private int slices = 1;
  private PhysicalSizes sizes = PhysicalSizes.UNKNOWN;
  private List<Channel> channels;
  private Acquisition acquisition = Acquisition.UNKNOWN;
  private Map<String, String> metadata = Map.of();

  TiffImage(PageLayout layout, String path) {
    this.layout = layout;
    this.path = path;
    this.name = path.substring(path.lastIndexOf('/') + 1);
    this.channels = Channels.of(layout, layout.samples());
    levels.add(new Level(layout.width(), layout.height()));
  }

  /** A name that is empty leaves the file's. */
  TiffImage named(String given) {
    name = given.isBlank() ? name : given;
    return this;
  }

  /** The file's name, with a number from the second image on. */
  TiffImage numbered(int index) {
    name = index == 0 ? name : name + " #" + (index + 1);
    return this;
  }

  TiffImage as(ImageRole other) {
    role = other;
    return this;
  }

  TiffImage axes(PlaneOrder order) {
    return axes(order.frames(), order.groups(), order.slices());
  }

  TiffImage axes(int t, int c, int z) {
    frames = t;
    groups = c;
    slices = z;
    channels = Channels.of(layout, c * layout.samples());
    return this;
  }

  TiffImage level(PageLayout smaller) {
    return level(new Level(smaller.width(), smaller.height()));
  }

  TiffImage level(Level smaller) {
    levels.add(smaller);
    return this;
  }

  TiffImage sizes(PhysicalSizes known) {
    sizes = known;
    return this;
  }

  /** Channels of another number than there are samples are left out. */
  TiffImage channels(List<Channel> known) {
    channels = known.size() == groups * layout.samples() ? known : channels;
    return this;
  }

  TiffImage acquired(Acquisition known) {
    acquisition = known;
    return this;
  }

  TiffImage metadata(Map<String, String> keys) {
    metadata = keys;
    return this;
  }

  ImageDescription describe() {
    return new ImageDescription(
        name,
        role,
        frames,
        groups * layout.samples(),
        slices,
        layout.height(),
        layout.width(),
        layout.type(),
        sizes,
        channels,
        layout.samples(),
        levels,
        List.of(path),
        acquisition,
        metadata);
  }
}
