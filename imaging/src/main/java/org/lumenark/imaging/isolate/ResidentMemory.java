package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds now, where the system tells it (Linux: {@code VmRSS}). */
final class ResidentMemory {

  private ResidentMemory() {}

  /** Bytes; 0 if it is not known. */
  static long of(long pid) {
    try {
      String status =
          new String(
              Files.readAllBytes(Path.of("/proc", Long.toString(pid), "status")),
              StandardCharsets.ISO_8859_1);
      int at = status.indexOf("VmRSS:");
      if (at < 0) {
        return 0;
      }
      String line = status.substring(at, status.indexOf('\n', at));
      return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
    } catch (IOException e) {
      return 0;
    }
  }
}
