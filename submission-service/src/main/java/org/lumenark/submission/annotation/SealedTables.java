package org.lumenark.submission.annotation;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.lumenark.contracts.manifest.ManifestRoot.TableRow;
import org.lumenark.platform.manifest.ManifestWriter;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.table.DraftTable;
import org.lumenark.submission.table.DraftTableRepository;
import org.lumenark.submission.table.TableKind;
import org.lumenark.submission.table.TableRows;

/** Tables of drafts on their way to versions. */
@ApplicationScoped
public class SealedTables {

  private static final String OTHER =
      """
      select 1 from (select * from annotation_table where draft_id = ? and state = 'current') n
        full join (select * from annotation_table where draft_id = ? and state = 'current') f
          on f.name = n.name
       where f.id is null or n.id is null or f.digest is distinct from n.digest
       limit 1
      """;

  private final Database database;
  private final DraftTableRepository repository;
  private final TableRows rows;

  SealedTables(Database database, DraftTableRepository repository, TableRows rows) {
    this.database = database;
    this.repository = repository;
    this.rows = rows;
  }

  /** Begun for every table: whether this worker may still write. */
  @FunctionalInterface
  public interface Lease {
    void renew() throws IOException;
  }

  /** Adds the tables of a submitted draft to its manifest, by name. */
  public void write(UUID draft, ManifestWriter manifest, Lease lease) throws IOException {
    TableKind kind = TableKind.ANNOTATION_TABLE;
    for (DraftTable table : database.call(connection -> repository.all(connection, kind, draft))) {
      lease.renew();
      manifest.addTable(
          table.name(),
          table.columns(),
          target ->
              rows.forEach(
                  kind, table, row -> target.add(new TableRow(row.number(), row.values()))));
    }
    lease.renew();
  }

  /** Whether two drafts differ in their tables. */
  public boolean differ(Connection connection, UUID draft, UUID other) throws SQLException {
    return Sql.one(connection, OTHER, row -> 1, draft, other).isPresent();
  }
}
