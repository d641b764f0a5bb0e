package org.lumenark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Resident memory of processes, as Linux counts it. */
final class ResidentMemory {

  private ResidentMemory() {}

  static Figure of(List<Long> processes) throws IOException {
    double sum = 0;
    for (long process : processes) {
      sum += megabytes(process);
    }
    return new Figure("five services, resident memory together", "MB", List.of(sum));
  }

  /**
   * @throws java.nio.file.NoSuchFileException if there is no such process any more
   */
  static double megabytes(long process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6;
      }
    }
    return 0;
  }
}
