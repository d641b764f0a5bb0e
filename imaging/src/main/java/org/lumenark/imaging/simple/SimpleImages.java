package org.lumenark.imaging.simple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.PlaneIndex;
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

  /** The same picture at so many points in time. */
  static ImageDescription withTimes(ImageDescription picture, int times) {
    return new ImageDescription(
        picture.name(),
        picture.role(),
        times,
        picture.sizeC(),
        picture.sizeZ(),
        picture.sizeY(),
        picture.sizeX(),
        picture.type(),
        picture.physicalSizes(),
        picture.channels(),
        picture.samplesPerGroup(),
        picture.levels(),
        picture.files(),
        picture.acquisition(),
        picture.originalMetadata());
  }

  static void check(
      ImageDescription image,
      int index,
      int level,
      PlaneIndex plane,
      int firstRow,
      int rows,
      byte[] target,
      int offset) {
    Objects.checkIndex(index, 1);
    Objects.checkIndex(level, 1);
    Objects.checkIndex(plane.t() + plane.group() + plane.z(), 1);
    Objects.checkFromIndexSize(firstRow, rows, image.sizeY());
    int bytes =
        Math.multiplyExact(
            Math.multiplyExact(rows, image.sizeX()), image.sizeC() * image.type().bytes());
    Objects.checkFromIndexSize(offset, bytes, target.length);
  }
}
