package org.lumenark.submission.source;

import java.io.IOException;
import java.util.Locale;
import org.lumenark.submission.archive.ArchiveEntry;

/** Files that can be imported. Reading them changes nothing. */
public sealed interface ImportSource permits FolderSource, BucketSource {

  /** What a source is. */
  enum Kind {
    FOLDER,
    BUCKET;

    /** As clients say it. */
    public String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Gets what is found, one after the other; an entry is good until the call returns. */
  @FunctionalInterface
  interface Found {
    /**
     * @param entry with its path below the folder that is visited
     */
    void entry(ArchiveEntry entry) throws IOException;
  }

  /**
   * Everything below a folder of the source that is behind a path, in an order that stays the same.
   * What is no plain file is found as refused.
   *
   * @param folder path in the source; empty for all of it
   * @param after path of the last entry that is known; empty for none
   * @param beat called often, also while nothing is found
   * @throws SourceException if there is no such folder, or it cannot be read
   */
  void visit(String folder, String after, Runnable beat, Found found) throws IOException;
}
