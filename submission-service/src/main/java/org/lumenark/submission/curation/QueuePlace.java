package org.lumenark.submission.curation;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lumenark.submission.Page;

/** Where a page of the queue ended: those that waited longer, and of these the smaller ones. */
record QueuePlace(Instant since, String accession) {

  private static final String SEPARATOR = "_";

  /**
   * @param cursor that a page gave, or null for the beginning
   */
  static QueuePlace of(@Nullable String cursor) {
    if (cursor == null) {
      return new QueuePlace(Instant.EPOCH, "");
    }
    int separator = cursor.indexOf(SEPARATOR);
    try {
      return new QueuePlace(
          Instant.parse(cursor.substring(0, Math.max(separator, 0))),
          cursor.substring(separator + 1));
    } catch (DateTimeException none) {
      throw Page.invalidCursor();
    }
  }

  static String after(CurationView last) {
    return last.since() + SEPARATOR + last.accession();
  }
}
