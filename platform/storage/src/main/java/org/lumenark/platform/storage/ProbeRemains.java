package org.lumenark.platform.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Objects of probes whose process ended before it could remove them. */
public final class ProbeRemains {

  /** Of the keys of all probes; what follows is a UUID of version 7, which tells when it began. */
  static final String PREFIX = ".probe/";

  private static final int VERSION_WITH_TIME = 7;

  private ProbeRemains() {}

  /**
   * Removes what is older than {@code age}; returns how many objects. Idempotent.
   *
   * @param age longer than any probe takes, or one that is at work would fail
   */
  public static int remove(ObjectStore store, Duration age, Instant now) {
    Instant limit = now.minus(age);
    List<String> old = new ArrayList<>();
    store.list(
        PREFIX,
        object ->
            begun(object.key())
                .filter(begun -> begun.isBefore(limit))
                .ifPresent(begun -> old.add(object.key())));
    old.forEach(store::delete);
    return old.size();
  }

  private static Optional<Instant> begun(String key) {
    try {
      UUID id = UUID.fromString(key.substring(PREFIX.length()));
      return id.version() == VERSION_WITH_TIME
          ? Optional.of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
          : Optional.empty();
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }
}
