package org.lumenark.imaging.lif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.xml.XmlElement;

/**
 * Time stamps of the frames, in steps of 100 ns since 1601: hexadecimal words since LAS 3.1, before
 * that elements of two halves.
 *
 * @param stamps in the order of the file
 */
record LifTimes(List<Long> stamps) {

  private static final int MAX_STAMPS = 1_000_000;
  private static final long UNIX_EPOCH = 116_444_736_000_000_000L;
  private static final long STEPS = 10_000_000;

  static LifTimes of(XmlElement image) {
    List<Long> stamps = new ArrayList<>();
    Optional<XmlElement> list = image.at("TimeStampList");
    if (list.isPresent()) {
      for (XmlElement each : list.get().all("TimeStamp")) {
        OptionalDouble high = each.number("HighInteger");
        OptionalDouble low = each.number("LowInteger");
        if (high.isPresent() && low.isPresent() && stamps.size() < MAX_STAMPS) {
          stamps.add(((long) high.getAsDouble() << 32) + (long) low.getAsDouble());
        }
      }
      words(list.get().text(), stamps);
    }
    return new LifTimes(stamps);
  }

  private static void words(String text, List<Long> stamps) {
    int at = 0;
    while (at < text.length() && stamps.size() < MAX_STAMPS) {
      int end = text.indexOf(' ', at);
      String word = text.substring(at, end < 0 ? text.length() : end).strip();
      at = end < 0 ? text.length() : end + 1;
      if (word.isEmpty()) {
        continue;
      }
      try {
        stamps.add(Long.parseLong(word, 16));
      } catch (NumberFormatException e) {
        return;
      }
    }
  }

  /** When the first frame was taken, in UTC. */
  Optional<String> start() {
    if (stamps.isEmpty() || stamps.getFirst() <= UNIX_EPOCH) {
      return Optional.empty();
    }
    long since = stamps.getFirst() - UNIX_EPOCH;
    return Optional.of(
        Instant.ofEpochSecond(since / STEPS, since % STEPS * (1_000_000_000 / STEPS)).toString());
  }

  /** Seconds from the first frame. */
  OptionalDouble seconds(int frame) {
    return frame < stamps.size()
        ? OptionalDouble.of((stamps.get(frame) - stamps.getFirst()) / (double) STEPS)
        : OptionalDouble.empty();
  }
}
