package org.lumenark.submission.source;

import org.lumenark.submission.archive.EntryException;

/** Why a single file of a source was not read; others may be good. */
final class Unread {

  private Unread() {}

  static EntryException changed() {
    return new EntryException(
        "source.changed",
        "The file changed while it was read.",
        "Import it again when nobody writes to it any more.");
  }

  static EntryException unreadable() {
    return new EntryException(
        "source.unreadable",
        "The archive cannot read the file.",
        "Ask the operator of the archive to let it.");
  }
}
