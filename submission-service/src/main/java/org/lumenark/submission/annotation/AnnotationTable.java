package org.lumenark.submission.annotation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A table that a draft has.
 *
 * @param form in which it came: {@code csv}, {@code tsv} or {@code xlsx}
 * @param columns as they stand in the table
 * @param bytes of all cells together, in UTF-8
 * @param warnings how many findings the check had
 * @param since when it was stored
 */
record AnnotationTable(
    UUID id,
    String name,
    String form,
    List<String> columns,
    long rows,
    long bytes,
    int warnings,
    Instant since) {

  AnnotationTable {
    columns = List.copyOf(columns);
  }
}
