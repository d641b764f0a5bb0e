package org.lumenark.imaging.simple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.SampleType;

/** What pictures of one plane have in common. */
final class SimpleImages {

  private static final List<String> RGB = List.of("FF0000", "00FF00", "0000FF");

  private SimpleImages() {}

  static ImageDescription describe(
      String path,
      int width,
      int height,
      int channels,
      SampleType type,
      PhysicalSizes sizes,
      Map<String, String> metadata) {
    List<Channel> described = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      boolean coloured = channels >= 3 && c < 3;
      described.add(
          coloured
              ? new Channel(Optional.empty(), Optional.of(RGB.get(c)), OptionalDouble.empty())
              : Channel.UNKNOWN);
    }
    return new ImageDescription(
        path.substring(path.lastIndexOf('/') + 1),
        ImageRole.IMAGE,
        1,
        channels,
        1,
        height,
        width,
        type,
        sizes,
        described,
        channels,
        List.of(new Level(width, height)),
        List.of(path),
        Acquisition.UNKNOWN,
        metadata);
  }
}
