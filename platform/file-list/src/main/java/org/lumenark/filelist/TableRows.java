package org.lumenark.filelist;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Rows of a table with a header, whatever it was written in. */
final class TableRows implements RowSink {

  private static final String FIRST = "Files";

  private final FileListLimits limits;
  private final Columns columns;
  private final FileListVisitor visitor;
  private boolean begun;

  TableRows(FileListLimits limits, Columns columns, FileListVisitor visitor) {
    this.limits = limits;
    this.columns = columns;
    this.visitor = visitor;
  }

  /**
   * @param cells of the row; the first one is the path
   */
  @Override
  public void row(long row, List<String> cells) throws IOException {
    if (!begun) {
      begun = true;
      header(row, cells);
    } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
      content(row, cells);
    }
  }

  /**
   * @throws UnreadableList if there was no header
   */
  @Override
  public void end() throws UnreadableList {
    if (!begun) {
      throw UnreadableList.at(
          1, "list.empty", "The list is empty.", "Begin with a header whose first cell is Files.");
    }
  }

  private void header(long row, List<String> cells) throws IOException {
    String first = cells.getFirst();
    if (!first.equals(FIRST)) {
      throw UnreadableList.at(row, "header.files", fault(first, cells), remedy(first));
    }
    int last = cells.size();
    while (last > 1 && cells.get(last - 1).isEmpty()) {
      last--;
    }
    for (String name : cells.subList(1, last)) {
      Optional<FileListFinding> fault = columns.add(name, row);
      if (fault.isPresent()) {
        throw new UnreadableList(fault.get());
      }
    }
  }

  private static String fault(String first, List<String> cells) {
    String commas =
        cells.size() == 1 && first.contains(",") ? " One column was found, and commas." : "";
    return "The first cell of the header is " + Shown.of(first) + ", not Files." + commas;
  }

  private static String remedy(String first) {
    return first.startsWith(FIRST + ",")
        ? "Separate columns by tabs."
        : "Begin with a header: Files, then one column for each attribute, separated by tabs.";
  }

  private void content(long row, List<String> cells) throws IOException {
    int width = columns.count() + 1;
    int last = cells.size();
    while (last > width && cells.get(last - 1).isEmpty()) {
      last--;
    }
    if (last > width) {
      visitor.refused(
          FileListFinding.error(
              "row.too-many-cells",
              row,
              "The row has " + last + " cells, the header " + width + ".",
              "Name the missing columns, or remove what stands too far right."));
      return;
    }
    if (last < width) {
      visitor.fault(
          FileListFinding.warning(
              "row.short",
              row,
              "The row has " + last + " cells, the header " + width + "; the rest counts as empty.",
              "Fill the row up if values are missing."));
    }
    for (String cell : cells) {
      Optional<FileListFinding> fault = Cells.check(cell, row, limits);
      if (fault.isPresent()) {
        visitor.refused(fault.get());
        return;
      }
    }
    visitor.row(row, cells.getFirst(), cells.subList(1, last));
  }
}
