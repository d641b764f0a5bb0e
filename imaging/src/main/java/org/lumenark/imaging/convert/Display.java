package org.lumenark.imaging.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lumenark.imaging.pyramid.ChannelStatistics;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.zarr.DisplayChannel;

/** Chooses names, colours and windows for the channels of an image where its file does not say. */
final class Display {

  private static final List<String> RGB = List.of("FF0000", "00FF00", "0000FF");
  private static final List<String> RGB_NAMES = List.of("Red", "Green", "Blue");
  private static final List<String> PALETTE =
      List.of("00FF00", "FF00FF", "00FFFF", "FF8000", "FFFF00", "0080FF", "FF0000");
  private static final double LOW = 0.001;
  private static final double HIGH = 0.999;

  private Display() {}

  static List<DisplayChannel> channels(ImageDescription image, List<ChannelStatistics> statistics) {
    boolean rgb = image.samplesPerGroup() >= 3 && image.sizeC() <= 4;
    List<DisplayChannel> channels = new ArrayList<>();
    for (int c = 0; c < image.sizeC(); c++) {
      Channel channel = image.channels().get(c);
      String label = channel.name().orElse(rgb && c < 3 ? RGB_NAMES.get(c) : "Channel " + c);
      String color = color(channel, c, image.sizeC(), rgb);
      channels.add(window(label, color, image.type(), rgb, statistics.get(c)));
    }
    return List.copyOf(channels);
  }

  private static String color(Channel channel, int c, int sizeC, boolean rgb) {
    if (channel.color().isPresent() && channel.color().get().matches("[0-9A-Fa-f]{6}")) {
      return channel.color().get().toUpperCase(Locale.ROOT);
    }
    if (rgb && c < 3) {
      return RGB.get(c);
    }
    if (sizeC == 1) {
      return "FFFFFF";
    }
    return channel.wavelength().isPresent()
        ? ofWavelength(channel.wavelength().getAsDouble())
        : PALETTE.get(c % PALETTE.size());
  }

  private static String ofWavelength(double nanometres) {
    if (nanometres < 490) {
      return "0000FF";
    }
    if (nanometres < 570) {
      return "00FF00";
    }
    if (nanometres < 600) {
      return "FFFF00";
    }
    return nanometres < 660 ? "FF0000" : "FF00FF";
  }

  private static DisplayChannel window(
      String label, String color, SampleType type, boolean rgb, ChannelStatistics statistics) {
    double min = statistics.min();
    double max = statistics.max();
    if (rgb && type == SampleType.UINT8) {
      return new DisplayChannel(label, color, 0, 255, 0, 255);
    }
    double[] shown = statistics.quantiles(LOW, HIGH);
    double start = Math.clamp(shown[0], min, max);
    double end = Math.clamp(shown[1], min, max);
    if (start == end) {
      start = min;
      end = max;
    }
    if (start == end) {
      end = Math.nextUp(end) > end + 1 ? Math.nextUp(end) : end + 1;
      max = end;
    }
    return new DisplayChannel(label, color, min, max, start, end);
  }
}
