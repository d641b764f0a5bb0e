package org.lumenark.gateway.archive;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.contracts.manifest.ManifestEntry;

/**
 * The files of an archive in their order, in segments that can be opened one by one. The same each
 * time.
 */
public interface Listing {

  /**
   * Opens a segment.
   *
   * @param segment from 0
   */
  Entries open(int segment) throws IOException;

  /** Files of one segment, one at a time. */
  interface Entries extends AutoCloseable {

    /** The next file, or empty behind the last. */
    Optional<Entry> next() throws IOException;

    @Override
    void close() throws IOException;
  }

  /**
   * A file.
   *
   * @param name of its entry in the archive
   */
  record Entry(String name, ManifestEntry file) {}
}
