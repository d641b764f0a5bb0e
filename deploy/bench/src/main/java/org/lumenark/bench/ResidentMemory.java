package org.lumenark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Resident memory of processes, as Linux counts it. */
final class ResidentMemory {

  private ResidentMemory() {}

  static Figure of(List<Long> processes) throws IOException {
    long kibibytes = 0;
    for (long process : processes) {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process), "status"))) {
        if (line.startsWith("VmRSS:")) {
          kibibytes += Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    }
    return new Figure("five services, resident memory together", "MB", List.of(kibibytes / 1000.0));
  }
}
