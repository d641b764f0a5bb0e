package org.lumenark.submission.annotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumenark.submission.table.DraftTable;
import org.lumenark.submission.table.TableKind;
import org.lumenark.submission.table.TableRows;

/** Writes stored tables as CSV (RFC 4180): every value comes back as it is. */
@ApplicationScoped
class TableOutput {

  private final TableRows rows;

  TableOutput(TableRows rows) {
    this.rows = rows;
  }

  StreamingOutput csv(DraftTable table) {
    return output -> {
      Writer text =
          new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 64 << 10);
      line(text, table.columns(), table.columns().size());
      rows.forEach(
          TableKind.ANNOTATION_TABLE,
          table,
          row -> line(text, row.values(), table.columns().size()));
      text.flush();
    };
  }

  private static void line(Writer text, List<String> cells, int width) throws IOException {
    for (int column = 0; column < width; column++) {
      if (column > 0) {
        text.write(',');
      }
      text.write(quoted(column < cells.size() ? cells.get(column) : ""));
    }
    text.write("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain =
        cell.indexOf(',') < 0
            && cell.indexOf('"') < 0
            && cell.indexOf('\n') < 0
            && cell.indexOf('\r') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
