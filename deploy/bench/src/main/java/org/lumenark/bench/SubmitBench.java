package org.lumenark.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the request to submit to the accession. */
final class SubmitBench {

  private final ArchiveUnderTest archive;

  SubmitBench(ArchiveUnderTest archive) {
    this.archive = archive;
  }

  Figure measure(int files, int repeats) throws IOException {
    List<Double> seconds = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      String draft = archive.draftWith(files, "Submit benchmark with " + files + " files");
      long start = System.nanoTime();
      archive.submit(draft, Optional.empty());
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    return new Figure("submit to accession, " + files + " files", "s", seconds);
  }
}
