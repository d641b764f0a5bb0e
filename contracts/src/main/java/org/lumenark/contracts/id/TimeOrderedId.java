package org.lumenark.contracts.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562): unique without a server, and close together in an index when made
 * close in time.
 */
public final class TimeOrderedId {

  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private TimeOrderedId() {}

  public static UUID next() {
    return GENERATOR.generate();
  }
}
