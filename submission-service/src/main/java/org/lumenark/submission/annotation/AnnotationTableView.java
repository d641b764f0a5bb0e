package org.lumenark.submission.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.table.DraftTable;

/**
 * A table as its draft shows it.
 *
 * @param rows wells or images that it is about
 * @param warnings how many there were when it was stored
 * @param findings those warnings, in the answer to its upload only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnnotationTableView(
    String name,
    String form,
    long rows,
    List<String> columns,
    int warnings,
    Instant storedAt,
    @Nullable List<Finding> findings) {

  static AnnotationTableView of(DraftTable table, @Nullable List<Finding> findings) {
    return new AnnotationTableView(
        table.name(),
        table.form(),
        table.rows(),
        table.columns(),
        table.warnings(),
        table.since(),
        findings);
  }
}
