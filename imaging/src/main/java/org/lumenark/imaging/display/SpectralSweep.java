package org.lumenark.imaging.display;

import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.Channel;

/**
 * Tells channels that are steps along one spectrum from channels of different dyes: many of them,
 * all of one colour or with rising wavelengths. What each step shows is much the same; all of them
 * added up would be white.
 */
final class SpectralSweep {

  private static final int LEAST = 7;

  private SpectralSweep() {}

  static boolean is(List<Channel> channels) {
    return channels.size() >= LEAST && (haveOneColor(channels) || rise(channels));
  }

  /** Whether the file gives all channels the same colour. */
  static boolean haveOneColor(List<Channel> channels) {
    Optional<String> color = channels.getFirst().color();
    return color.isPresent() && channels.stream().allMatch(it -> it.color().equals(color));
  }

  private static boolean rise(List<Channel> channels) {
    double before = 0;
    for (Channel channel : channels) {
      double wavelength = channel.wavelength().orElse(0);
      if (wavelength <= before) {
        return false;
      }
      before = wavelength;
    }
    return true;
  }
}
