package org.lumenark.standalone.installation;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The file system below a folder of this machine has room. */
final class DiskExamination implements Examination {
  private static final double HIGH = 0.85;

  private final Path folder;

  DiskExamination(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<Observation> observe() {
    String subject = "disk below " + folder;
    try {
      FileStore store = Files.getFileStore(folder);
      double used = 1 - (double) store.getUsableSpace() / store.getTotalSpace();
      String words = String.format(Locale.ROOT, "%.0f %% used", used * 100);
      return List.of(
          used >= HIGH
              ? Observation.attention(
                  subject,
                  words,
                  "Deposits are refused when it is full. Enlarge it, or remove what else is on it.")
              : Observation.fine(subject, words));
    } catch (IOException e) {
      return List.of(
          Observation.wrong(
              subject, BucketsAreThere.reason(e), "Make it readable for who asks this."));
    }
  }
}
