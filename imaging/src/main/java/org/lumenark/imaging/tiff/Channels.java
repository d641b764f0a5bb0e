package org.lumenark.imaging.tiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Channel;

/** Channels of pages that say no more than how they are coloured. */
final class Channels {

  private static final List<String> RGB = List.of("FF0000", "00FF00", "0000FF");

  private Channels() {}

  static List<Channel> of(PageLayout layout, int count) {
    boolean coloured =
        layout.samples() >= 3
            && (layout.photometric() == PageLayout.PHOTOMETRIC_RGB
                || layout.photometric() == PageLayout.PHOTOMETRIC_YCBCR);
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int sample = i % layout.samples();
      boolean named = coloured && sample < 3;
      channels.add(
          named
              ? new Channel(Optional.empty(), Optional.of(RGB.get(sample)), OptionalDouble.empty())
              : Channel.UNKNOWN);
    }
    return channels;
  }
}
