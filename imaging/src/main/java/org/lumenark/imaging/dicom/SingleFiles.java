package org.lumenark.imaging.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;

/** An object by itself: its frames are sections, or time points where it says so. */
final class SingleFiles {

  private static final List<String> RGB = List.of("FF0000", "00FF00", "0000FF");

  private SingleFiles() {}

  static DicomImage image(Instance instance) {
    DataSet set = instance.set();
    int frames = instance.frames();
    boolean time = frames > 1 && isTime(set);
    OptionalDouble step = time ? set.number(Tags.FRAME_TIME) : OptionalDouble.empty();
    OptionalDouble seconds =
        step.isPresent() ? OptionalDouble.of(step.getAsDouble() / 1_000) : step;
    OptionalDouble depth = frames > 1 && !time ? FrameDepth.of(set) : OptionalDouble.empty();
    Instance[] one = {instance};
    int[] numbers = new int[frames];
    for (int i = 0; i < frames; i++) {
      numbers[i] = i;
    }
    ImageDescription description =
        describe(
            instance,
            time ? frames : 1,
            channels(instance.format()),
            time ? 1 : frames,
            Spacing.of(set, depth, seconds),
            List.of(instance.path()));
    return new DicomImage(description, List.of(FrameMap.whole(one, numbers)));
  }

  private static boolean isTime(DataSet set) {
    double[] pointer = set.numbers(Tags.FRAME_INCREMENT_POINTER);
    if (pointer.length < 2) {
      return false;
    }
    int tag = (int) pointer[0] << 16 | (int) pointer[1];
    return tag == Tags.FRAME_TIME || tag == Tags.FRAME_TIME_VECTOR;
  }

  static ImageDescription describe(
      Instance first,
      int sizeT,
      List<Channel> channels,
      int sizeZ,
      PhysicalSizes sizes,
      List<String> files) {
    PixelFormat format = first.format();
    return new ImageDescription(
        first.path().substring(first.path().lastIndexOf('/') + 1),
        ImageRole.IMAGE,
        sizeT,
        channels.size(),
        sizeZ,
        format.rows(),
        format.columns(),
        format.type(),
        sizes,
        channels,
        format.samples(),
        List.of(new Level(format.columns(), format.rows())),
        files,
        Harvest.acquisition(first.set()),
        Harvest.original(first.set()));
  }

  /** One for each sample. */
  static List<Channel> channels(PixelFormat format) {
    List<Channel> channels = new ArrayList<>();
    for (int s = 0; s < format.samples(); s++) {
      channels.add(
          format.samples() >= 3 && s < 3
              ? new Channel(Optional.empty(), Optional.of(RGB.get(s)), OptionalDouble.empty())
              : Channel.UNKNOWN);
    }
    return channels;
  }
}
