package org.lumenark.submission.annotation;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.lumenark.contracts.manifest.ManifestRoot.TableRow;
import org.lumenark.platform.manifest.ManifestWriter.RowTarget;
import org.lumenark.submission.database.Database;

/** Reads the rows of stored tables, a page in memory. */
@ApplicationScoped
class TableRows {

  private static final int PAGE_ROWS = 2_000;

  private final Database database;
  private final AnnotationTableRepository repository;

  TableRows(Database database, AnnotationTableRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  /**
   * @throws IOException also if the table was collected meanwhile
   */
  void forEach(AnnotationTable table, RowTarget target) throws IOException {
    long written = 0;
    long last = -1;
    List<TableRow> page;
    do {
      long after = last;
      page = database.call(connection -> repository.page(connection, table.id(), after, PAGE_ROWS));
      for (TableRow row : page) {
        target.add(row);
        last = row.row();
        written++;
      }
    } while (page.size() == PAGE_ROWS);
    if (written != table.rows()) {
      throw new IOException("the table was replaced while it was read");
    }
  }
}
