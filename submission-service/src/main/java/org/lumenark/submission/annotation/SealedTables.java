package org.lumenark.submission.annotation;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.lumenark.platform.manifest.ManifestWriter;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;

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
  private final AnnotationTableRepository repository;
  private final TableRows rows;

  SealedTables(Database database, AnnotationTableRepository repository, TableRows rows) {
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
    for (AnnotationTable table : database.call(connection -> repository.all(connection, draft))) {
      lease.renew();
      manifest.addTable(table.name(), table.columns(), target -> rows.forEach(table, target));
    }
    lease.renew();
  }

  /** The other draft has no tables yet. */
  public void copy(Connection connection, UUID from, UUID to) throws SQLException {
    repository.copy(connection, from, to);
  }

  /** Whether two drafts differ in their tables. */
  public boolean differ(Connection connection, UUID draft, UUID other) throws SQLException {
    return Sql.one(connection, OTHER, row -> 1, draft, other).isPresent();
  }
}
