package org.lumenark.client.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import org.lumenark.client.archive.Json;

/** How fast the last deposit from this machine was, kept for estimates. */
public final class MeasuredRate {

  /** Less says more of the beginning of a connection than of its rate. */
  private static final long LEAST_BYTES = 16 << 20;

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Path folder;
  private final Path file;

  /**
   * @param state folder of this user for what programs remember
   */
  public MeasuredRate(Path state) {
    folder = state;
    file = state.resolve("upload-rate.json");
  }

  /** Bytes in a second; empty if nothing was measured yet. */
  public OptionalDouble bytesPerSecond() {
    try {
      JsonNode rate = Json.mapper().readTree(Files.readAllBytes(file)).path("bytesPerSecond");
      return rate.isNumber() && rate.asDouble() >= 1
          ? OptionalDouble.of(rate.asDouble())
          : OptionalDouble.empty();
    } catch (IOException none) {
      return OptionalDouble.empty();
    }
  }

  /** Remembers a transfer that was long enough; one that cannot be remembered is no failure. */
  void measured(long bytes, Duration time) {
    if (bytes < LEAST_BYTES || time.compareTo(SHORTEST) < 0) {
      return;
    }
    long rate = (long) (bytes / (time.toNanos() / 1e9));
    try {
      Files.createDirectories(folder);
      Files.writeString(file, Json.write(Json.object().put("bytesPerSecond", rate)) + "\n");
    } catch (IOException unkept) {
      // The next deposit measures again.
      return;
    }
  }
}
