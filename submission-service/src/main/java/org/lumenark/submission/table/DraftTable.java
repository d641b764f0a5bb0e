package org.lumenark.submission.table;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A table that a draft has.
 *
 * @param name one of its kind in the draft; that of a file list is the component it belongs to
 * @param form in which it came: {@code csv}, {@code tsv}, {@code xlsx} or {@code json}
 * @param columns as they stand in the table; of a file list without {@code Files}
 * @param bytes of all values together, in UTF-8
 * @param warnings how many findings the check had
 * @param since when it was stored
 */
public record DraftTable(
    UUID id,
    String name,
    String form,
    List<String> columns,
    long rows,
    long bytes,
    int warnings,
    Instant since) {

  public DraftTable {
    columns = List.copyOf(columns);
  }
}
