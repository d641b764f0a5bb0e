package org.lumenark.imaging.display;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.pyramid.ChannelStatistics;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.zarr.DisplayChannel;

/**
 * Chooses names, colours and windows for the channels of an image where its file does not say.
 *
 * <p>This is the only place where an image is found to be of true colour: three or four samples
 * that the file stores together. Its channels share one window, so that no colour is shifted.
 */
public final class Display {

  private static final List<String> RGB = List.of("FF0000", "00FF00", "0000FF");
  private static final List<String> RGB_NAMES = List.of("Red", "Green", "Blue");
  private static final int MOST_ACTIVE = 6;

  private Display() {}

  /**
   * @param statistics of each channel
   */
  public static List<DisplayChannel> channels(
      ImageDescription image, List<ChannelStatistics> statistics) {
    int together = image.samplesPerGroup();
    return together == 3 || together == 4
        ? trueColor(image, statistics)
        : apart(image, statistics);
  }

  private static List<DisplayChannel> trueColor(
      ImageDescription image, List<ChannelStatistics> statistics) {
    int together = image.samplesPerGroup();
    List<DisplayChannel> channels = new ArrayList<>();
    for (int c = 0; c < image.sizeC(); c++) {
      int sample = c % together;
      boolean color = sample < RGB.size();
      Window window = range(image.type(), statistics.subList(c - sample, c - sample + 3));
      String label = color ? RGB_NAMES.get(sample) : "Alpha";
      channels.add(
          new DisplayChannel(
              image.channels().get(c).name().orElse(label),
              color ? RGB.get(sample) : "FFFFFF",
              Math.min(window.start(), statistics.get(c).min()),
              Math.max(window.end(), statistics.get(c).max()),
              window.start(),
              window.end(),
              color && c < together));
    }
    return List.copyOf(channels);
  }

  private static List<DisplayChannel> apart(
      ImageDescription image, List<ChannelStatistics> statistics) {
    List<String> colors = ChannelColors.of(image.channels());
    boolean fluorescence =
        !image.channels().stream().allMatch(ChannelColors::isTransmitted);
    int active = 0;
    List<DisplayChannel> channels = new ArrayList<>();
    for (int c = 0; c < image.sizeC(); c++) {
      Channel channel = image.channels().get(c);
      boolean shown =
          active < MOST_ACTIVE && !(fluorescence && ChannelColors.isTransmitted(channel));
      active += shown ? 1 : 0;
      Window window = Contrast.ofSorted(statistics.get(c).sample());
      channels.add(
          new DisplayChannel(
              channel.name().orElse("Channel " + c),
              colors.get(c),
              Math.min(window.start(), statistics.get(c).min()),
              Math.max(window.end(), statistics.get(c).max()),
              window.start(),
              window.end(),
              shown));
    }
    return List.copyOf(channels);
  }

  /** True colour is shown as it is, in the range that its numbers have. */
  private static Window range(SampleType type, List<ChannelStatistics> colors) {
    double max = colors.stream().mapToDouble(ChannelStatistics::max).max().orElse(1);
    return switch (type) {
      case UINT8 -> new Window(0, 255);
      case INT8 -> new Window(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case FLOAT32, FLOAT64 -> new Window(0, max <= 1 ? 1 : Math.max(255, max));
      default -> new Window(0, Math.max(255, 2.0 * Long.highestOneBit((long) max) - 1));
    };
  }
}
