package org.lumenark.submission.archive;

import java.io.IOException;
import java.io.InputStream;

/** An entry that claims to be a file; folders are passed over. */
public sealed interface ArchiveEntry {

  /** As the archive has it; may be anything. */
  String path();

  /** In bytes, as the archive says. */
  long size();

  /**
   * A plain file. Its stream gives exactly {@link #size()} bytes that match the archive's own
   * checksum, or throws; it is good until the next entry is asked for.
   */
  record Content(String path, long size, Opening opening) implements ArchiveEntry {}

  /** Something that is not taken whatever the draft holds. */
  record Refused(String path, long size, String code, String message, String remedy)
      implements ArchiveEntry {

    static Refused kind(String path, long size) {
      return new Refused(
          path,
          size,
          "entry.kind",
          "Only plain files are taken: no links, no devices.",
          "Put the file itself in the archive.");
    }
  }

  /** Opens the bytes of an entry. */
  @FunctionalInterface
  interface Opening {
    /**
     * @throws EntryException if this entry is damaged, also while reading
     */
    InputStream open() throws IOException;
  }
}
