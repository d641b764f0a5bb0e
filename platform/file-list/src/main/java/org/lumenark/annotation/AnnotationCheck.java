package org.lumenark.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.filelist.FileListLimits;
import org.lumenark.filelist.Findings;
import org.lumenark.filelist.TableFile;

/**
 * Checks an annotation table row by row: its form, its columns, and what each row is about. Memory
 * does not grow with the rows. Whether two rows are about the same is for whoever stores them.
 */
public final class AnnotationCheck {

  private final FileListLimits limits;

  public AnnotationCheck(FileListLimits limits) {
    this.limits = limits;
  }

  /**
   * Hands on rows while it checks; what was done with them counts only if the report is valid.
   *
   * @throws IOException if the file cannot be read, or {@code rows} threw it
   */
  public AnnotationReport check(Path file, AnnotationRows rows) throws IOException {
    Reading reading = new Reading(rows);
    Optional<TableFile.Form> form = new TableFile(file, limits).read(reading);
    return reading.report(form.map(TableFile.Form::toString).orElse(""));
  }

  /** A table on its way. */
  private final class Reading implements TableFile.Visitor {

    private final AnnotationRows target;
    private final Findings findings = new Findings();
    private Optional<AnnotationColumns> columns = Optional.empty();
    private boolean begun;
    private long rows;

    Reading(AnnotationRows target) {
      this.target = target;
    }

    @Override
    public void row(long row, List<String> cells) throws IOException {
      if (!begun) {
        begun = true;
        header(row, cells);
      } else if (columns.isPresent()) {
        content(columns.get(), row, cells);
      }
    }

    @Override
    public void fault(FileListFinding finding) {
      findings.add(finding);
    }

    AnnotationReport report(String form) {
      if (findings.isEmpty() && rows == 0) {
        findings.add(
            FileListFinding.error(
                begun ? "table.no-rows" : "table.empty",
                1,
                begun ? "The table has no rows." : "The table is empty.",
                "Send a header, and a row for each well or image."));
      }
      return new AnnotationReport(
          form, rows, columns.map(AnnotationColumns::names).orElse(List.of()), findings.all());
    }

    private void header(long row, List<String> cells) {
      switch (AnnotationColumns.read(cells)) {
        case AnnotationColumns.Header.Known(AnnotationColumns known)
            when known.names().size() > limits.columns() ->
            findings.add(
                FileListFinding.error(
                    "columns.too-many",
                    row,
                    "There are more than " + limits.columns() + " columns.",
                    "Keep those that tell wells or images apart."));
        case AnnotationColumns.Header.Known(AnnotationColumns known) ->
            columns = Optional.of(known);
        case AnnotationColumns.Header.Refused(String code, String message, String remedy) ->
            findings.add(FileListFinding.error(code, row, message, remedy));
      }
    }

    private void content(AnnotationColumns known, long row, List<String> cells) throws IOException {
      int last = cells.size();
      while (last > 0 && cells.get(last - 1).isEmpty()) {
        last--;
      }
      if (last > known.names().size()) {
        findings.add(
            FileListFinding.error(
                "row.too-many-cells",
                row,
                "The row has " + last + " cells, the header " + known.names().size() + ".",
                "Name the missing columns, put cells with separators in quotes, or remove what"
                    + " stands too far right."));
        return;
      }
      switch (known.about(cells)) {
        case AnnotationColumns.About.Known(List<AnnotationKey> keys) -> {
          rows++;
          target.row(row, keys.getFirst(), cells.subList(0, last));
        }
        case AnnotationColumns.About.Unknown(String code, String message, String remedy) ->
            findings.add(FileListFinding.error(code, row, message, remedy));
      }
    }
  }
}
