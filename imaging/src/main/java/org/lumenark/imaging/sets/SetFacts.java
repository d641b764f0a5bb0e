package org.lumenark.imaging.sets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * What an index knows of an image beyond its files; it goes before what the files say.
 *
 * @param channels by value of the channel axis
 * @param sizes those that are known
 * @param acquisition empty if only the files tell
 * @param files of the index itself
 * @param metadata keys that map to nothing else
 */
record SetFacts(
    Map<String, Channel> channels,
    PhysicalSizes sizes,
    Optional<Acquisition> acquisition,
    List<String> files,
    Map<String, String> metadata) {

  static final SetFacts NONE =
      new SetFacts(Map.of(), PhysicalSizes.UNKNOWN, Optional.empty(), List.of(), Map.of());

  SetFacts {
    channels = Map.copyOf(channels);
    files = List.copyOf(files);
    metadata = Map.copyOf(metadata);
  }
}
