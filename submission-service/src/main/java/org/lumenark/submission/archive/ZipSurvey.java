package org.lumenark.submission.archive;

import java.io.IOException;
import java.util.Arrays;

/**
 * Looks at the whole directory before anything is expanded: limits hold for the archive as a whole,
 * and no two entries share bytes, which is how small archives become endless ones.
 */
final class ZipSurvey {

  private final ArchiveLimits limits;
  private long[] starts = new long[1024];
  private long[] ends = new long[1024];
  private int count;
  private long expanded;
  private long compressed;

  private ZipSurvey(ArchiveLimits limits) {
    this.limits = limits;
  }

  static void check(StoredStream archive, ZipDirectory directory, ArchiveLimits limits)
      throws IOException {
    ZipSurvey survey = new ZipSurvey(limits);
    archive.seek(directory.start());
    while (archive.position() < directory.end()) {
      survey.add(ZipRecord.read(archive), directory);
    }
    if (archive.position() != directory.end()) {
      throw ArchiveException.damaged(
          "The directory of the zip archive does not end with a record.");
    }
    survey.checkOverlap();
  }

  private void add(ZipRecord entry, ZipDirectory directory) throws ArchiveException {
    if (count == limits.entries()) {
      throw ArchiveException.tooManyEntries(limits.entries());
    }
    if (entry.earliestEnd() < entry.start() || entry.earliestEnd() > directory.start()) {
      throw ArchiveException.damaged("An entry of the zip archive lies outside of it.");
    }
    if (entry.size() > limits.bytes() - expanded) {
      throw ArchiveException.tooLarge(limits.bytes());
    }
    expanded += entry.size();
    compressed += entry.compressed();
    if (!limits.allows(expanded, compressed)) {
      throw ArchiveException.ratio();
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = entry.start();
    ends[count++] = entry.earliestEnd();
  }

  /** Ranges are apart if, each list sorted by itself, every range ends before the next begins. */
  private void checkOverlap() throws ArchiveException {
    Arrays.sort(starts, 0, count);
    Arrays.sort(ends, 0, count);
    for (int index = 1; index < count; index++) {
      if (ends[index - 1] > starts[index]) {
        throw new ArchiveException(
            "archive.overlap",
            "Entries of the zip archive share bytes.",
            "Make the archive again with another program.");
      }
    }
  }
}
