package org.lumenark.submission.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.lumenark.submission.database.Database;

/** Reads the rows of stored tables, a page in memory. */
@ApplicationScoped
public class TableRows {

  private static final int PAGE_ROWS = 2_000;

  private final Database database;
  private final DraftTableRepository repository;

  TableRows(Database database, DraftTableRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  /** Takes rows in order. */
  @FunctionalInterface
  public interface Reader {
    void read(StoredRow row) throws IOException;
  }

  /**
   * @throws IOException also if the table was collected meanwhile: what was read has no end then
   */
  public void forEach(TableKind kind, DraftTable table, Reader reader) throws IOException {
    long read = 0;
    long last = -1;
    List<StoredRow> page;
    do {
      long after = last;
      page =
          database.call(
              connection -> repository.page(connection, kind, table.id(), after, PAGE_ROWS));
      for (StoredRow row : page) {
        reader.read(row);
        last = row.number();
        read++;
      }
    } while (page.size() == PAGE_ROWS);
    if (read != table.rows()) {
      throw new IOException("the " + kind.noun() + " was replaced while it was read");
    }
  }
}
