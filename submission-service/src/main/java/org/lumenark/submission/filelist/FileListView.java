package org.lumenark.submission.filelist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.table.DraftTable;

/**
 * A list as its draft shows it.
 *
 * @param rows files and folders that it names
 * @param warnings how many there were when it was stored
 * @param findings those warnings, in the answer to its upload only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileListView(
    String component,
    String format,
    long rows,
    List<String> columns,
    int warnings,
    Instant storedAt,
    @Nullable List<Finding> findings) {

  static FileListView of(DraftTable list, @Nullable List<Finding> findings) {
    return new FileListView(
        list.name(),
        list.form(),
        list.rows(),
        list.columns(),
        list.warnings(),
        list.since(),
        findings);
  }
}
