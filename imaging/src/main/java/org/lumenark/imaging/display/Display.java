package org.lumenark.imaging.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  private static final int ACTIVE_OF_MANY = 4;

  private Display() {}

  /**
   * @param statistics of each channel
   */
  public static List<DisplayChannel> channels(
      ImageDescription image, List<ChannelStatistics> statistics) {
    int together = image.samplesPerGroup();
    return together == 3 || together == 4 ? trueColor(image, statistics) : apart(image, statistics);
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
    List<Channel> described = image.channels();
    List<Window> windows =
        statistics.stream().map(measured -> Contrast.ofSorted(measured.sample())).toList();
    boolean sweep = SpectralSweep.is(described);
    List<Window> shown = sweep ? shared(windows) : windows;
    Set<Integer> active = sweep ? Set.of(brightest(windows)) : active(described);
    List<String> colors = ChannelColors.of(described);
    List<DisplayChannel> channels = new ArrayList<>();
    for (int c = 0; c < image.sizeC(); c++) {
      Window window = shown.get(c);
      channels.add(
          new DisplayChannel(
              described.get(c).name().orElse("Channel " + c),
              colors.get(c),
              Math.min(window.start(), statistics.get(c).min()),
              Math.max(window.end(), statistics.get(c).max()),
              window.start(),
              window.end(),
              active.contains(c)));
    }
    return List.copyOf(channels);
  }

  /** Steps of a spectrum can be compared only with the same window. */
  private static List<Window> shared(List<Window> windows) {
    double start = windows.stream().mapToDouble(Window::start).min().orElse(0);
    double end = windows.stream().mapToDouble(Window::end).max().orElse(1);
    Window all = Double.isFinite(end - start) ? new Window(start, end) : windows.getFirst();
    return Collections.nCopies(windows.size(), all);
  }

  private static int brightest(List<Window> windows) {
    int brightest = 0;
    for (int c = 1; c < windows.size(); c++) {
      if (windows.get(c).end() > windows.get(brightest).end()) {
        brightest = c;
      }
    }
    return brightest;
  }

  /** All of a few channels, the first of many. */
  private static Set<Integer> active(List<Channel> channels) {
    boolean fluorescence = !channels.stream().allMatch(ChannelColors::isTransmitted);
    int most = channels.size() > MOST_ACTIVE ? ACTIVE_OF_MANY : MOST_ACTIVE;
    return IntStream.range(0, channels.size())
        .filter(c -> !(fluorescence && ChannelColors.isTransmitted(channels.get(c))))
        .limit(most)
        .boxed()
        .collect(Collectors.toSet());
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
