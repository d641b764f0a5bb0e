package org.lumenark.submission.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Entries of an archive one after the other, always in the same order. Memory does not grow with
 * the size of what is in it.
 */
public interface ArchiveEntries extends Closeable {

  /**
   * The next one, empty at the end.
   *
   * @throws ArchiveException if the archive is none, damaged, or over a limit
   */
  Optional<ArchiveEntry> next() throws IOException;
}
