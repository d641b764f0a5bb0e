package org.lumenark.imaging.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lumenark.imaging.display.Window;
import org.lumenark.imaging.zarr.ArrayMetadata;

/** A view of one image with everything chosen and found to be there. */
record ChosenView(
    List<Layer> layers, int time, Sections sections, Projection projection, Region region) {

  /** Most channels that are added up. */
  static final int MOST_LAYERS = 16;

  /**
   * A channel of the picture.
   *
   * @param window absent: it is chosen of what is shown
   */
  record Layer(int channel, int color, Optional<Window> window) {}

  static ChosenView of(StoredImage image, View view) throws ViewException {
    ArrayMetadata full = image.full();
    int time = view.time().orElse(image.defaultTime());
    if (time >= full.sizeT()) {
      throw new ViewException(
          "t.invalid", "The parameter t is a time point from 0 to " + (full.sizeT() - 1) + ".");
    }
    return new ChosenView(
        layers(image, view), time, sections(image, view), view.projection(), region(full, view));
  }

  private static Sections sections(StoredImage image, View view) throws ViewException {
    int last = image.full().sizeZ() - 1;
    Sections all =
        view.projection() == Projection.NONE
            ? new Sections(image.defaultSection(), image.defaultSection())
            : new Sections(0, last);
    Sections sections = view.sections().orElse(all);
    if (sections.last() > last) {
      throw new ViewException(
          "z.invalid", "The parameter z names sections from 0 to " + last + ".");
    }
    if (image.isLabel() && sections.count() > 1) {
      throw new ViewException(
          "projection.invalid",
          "Labels have no projection: give one section with the parameter z.");
    }
    return sections;
  }

  private static Region region(ArrayMetadata full, View view) throws ViewException {
    Region asked = view.region().orElse(new Region(0, 0, full.sizeX(), full.sizeY()));
    if (asked.x() >= full.sizeX() || asked.y() >= full.sizeY()) {
      throw new ViewException(
          "region.invalid",
          "The parameter region begins outside the image, which has %d x %d pixels."
              .formatted(full.sizeX(), full.sizeY()));
    }
    return new Region(
        asked.x(),
        asked.y(),
        Math.min(asked.width(), full.sizeX() - asked.x()),
        Math.min(asked.height(), full.sizeY() - asked.y()));
  }

  private static List<Layer> layers(StoredImage image, View view) throws ViewException {
    List<StoredChannel> channels = image.channels();
    for (int hidden : view.hidden()) {
      inside(hidden, channels);
    }
    List<Layer> layers = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (ChannelView shown : view.shown()) {
      inside(shown.index(), channels);
      if (!seen.add(shown.index())) {
        throw new ViewException(
            "channel.invalid", "The parameter c names channel " + shown.index() + " twice.");
      }
      layers.add(layer(channels.get(shown.index()), shown));
    }
    if (view.shown().isEmpty()) {
      for (int c = 0; c < channels.size() && layers.size() < MOST_LAYERS; c++) {
        StoredChannel channel = channels.get(c);
        if (channel.active() && !view.hidden().contains(c)) {
          layers.add(new Layer(c, channel.color(), channel.window()));
        }
      }
    }
    if (layers.size() > MOST_LAYERS) {
      throw new ViewException(
          "channel.invalid", "The parameter c shows at most " + MOST_LAYERS + " channels at once.");
    }
    return List.copyOf(layers);
  }

  private static Layer layer(StoredChannel stored, ChannelView shown) {
    Optional<Window> window =
        switch (shown.brightness()) {
          case ChannelView.Brightness.Stored() -> stored.window();
          case ChannelView.Brightness.Automatic() -> Optional.empty();
          case ChannelView.Brightness.Given(Window given) -> Optional.of(given);
        };
    return new Layer(shown.index(), shown.color().orElse(stored.color()), window);
  }

  private static void inside(int channel, List<StoredChannel> channels) throws ViewException {
    if (channel >= channels.size()) {
      throw new ViewException(
          "channel.invalid",
          "The parameter c names channels from 0 to " + (channels.size() - 1) + ".");
    }
  }
}
