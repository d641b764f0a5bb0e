package org.lumenark.platform.messaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A named point at which fault tests end the process as {@code kill -9} would. Disarmed unless
 * {@code LUMENARK_FAULT_DIR} names a folder; a file {@code SERVICE.POINT} there holds how many
 * times the point is passed before the process halts.
 */
public final class FaultPoint {

  private static final int KILLED = 137;
  private static final Optional<Path> FOLDER =
      Optional.ofNullable(System.getenv("LUMENARK_FAULT_DIR")).map(Path::of);
  private static final String SERVICE =
      Optional.ofNullable(System.getenv("QUARKUS_APPLICATION_NAME")).orElse("service");
  private static final Map<String, Integer> PASSED = new ConcurrentHashMap<>();

  private FaultPoint() {}

  /**
   * Halts the process here if a test has armed this point and its countdown is over; else does
   * nothing.
   */
  public static void reached(String point) {
    FOLDER.ifPresent(folder -> haltIfArmed(folder.resolve(SERVICE + "." + point), point));
  }

  private static void haltIfArmed(Path armed, String point) {
    try {
      if (!Files.exists(armed)) {
        return;
      }
      int countdown = Integer.parseInt(Files.readString(armed).strip());
      if (PASSED.merge(point, 1, Integer::sum) > countdown) {
        Files.delete(armed);
        Runtime.getRuntime().halt(KILLED);
      }
    } catch (IOException | NumberFormatException notArmed) {
      // Another thread was faster, or the test is still writing the file: this pass does not count.
      return;
    }
  }
}
