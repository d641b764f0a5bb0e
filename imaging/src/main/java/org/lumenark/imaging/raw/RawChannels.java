package org.lumenark.imaging.raw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Channel;

/** Channels of formats that say no more of them than their number. */
public final class RawChannels {

  private static final List<String> RGB = List.of("FF0000", "00FF00", "0000FF");

  private RawChannels() {}

  public static List<Channel> unknown(int count) {
    return Collections.nCopies(count, Channel.UNKNOWN);
  }

  /** Red, green and blue, and what comes after them. */
  public static List<Channel> rgb(int count) {
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      channels.add(
          c < RGB.size()
              ? new Channel(Optional.empty(), Optional.of(RGB.get(c)), OptionalDouble.empty())
              : Channel.UNKNOWN);
    }
    return channels;
  }
}
