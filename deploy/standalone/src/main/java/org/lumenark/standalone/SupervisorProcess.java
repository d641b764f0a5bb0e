package org.lumenark.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** The supervisor as others see it: started detached, asked to stop, killed in the end. */
final class SupervisorProcess {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(150);

  private SupervisorProcess() {}

  /** Starts it in a session of its own, so that it outlives the terminal. */
  static Process start(Location location, Home home, String extent) throws IOException {
    Files.createDirectories(home.logs());
    return new ProcessBuilder(
            List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m",
                "-Xms16m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                SupervisorMain.class.getName(),
                home.path().toString(),
                location.checkout().toString(),
                extent))
        .directory(home.path().toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(home.supervisorOutput().toFile())
        .start();
  }

  /** Asks it to stop all in order and waits for that; nothing if there is none. */
  static void stop(Home home) throws IOException {
    OptionalLong pid = home.supervisor();
    if (pid.isEmpty()) {
      return;
    }
    ProcessHandle.of(pid.getAsLong()).ifPresent(ProcessHandle::destroy);
    Instant limit = Instant.now().plus(STOP_LIMIT);
    while (home.supervisor().isPresent()) {
      if (Instant.now().isAfter(limit)) {
        ProcessHandle.of(pid.getAsLong()).ifPresent(ProcessHandle::destroyForcibly);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
