package org.lumenark.submission.file;

/** What became of a file that was to be added to a draft. */
public sealed interface Addition {

  StoredFile file();

  /** It is in the draft now. */
  record Added(StoredFile file) implements Addition {}

  /** The same bytes were there already under the same path; nothing changed. */
  record Present(StoredFile file) implements Addition {}

  /** It cannot be in the draft. */
  record Refused(StoredFile file, String code, String message) implements Addition {}
}
