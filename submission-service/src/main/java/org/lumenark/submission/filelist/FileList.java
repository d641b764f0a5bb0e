package org.lumenark.submission.filelist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A list that a draft has.
 *
 * @param component of the study that the list belongs to
 * @param format in which it came: {@code tsv}, {@code xlsx} or {@code json}
 * @param columns names of the attributes, without {@code Files}
 * @param bytes of all values together, in UTF-8
 * @param warnings how many findings the check had
 * @param since when it was stored
 */
record FileList(
    UUID id,
    String component,
    String format,
    List<String> columns,
    long rows,
    long bytes,
    int warnings,
    Instant since) {

  FileList {
    columns = List.copyOf(columns);
  }
}
