package org.lumenark.submission.filelist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.table.StoredRow;

/** Rows of lists by their paths. */
@ApplicationScoped
class FileListRepository {

  /** Rows from one path to another, by their bytes, and those of the paths {@code before}. */
  List<StoredRow> between(
      Connection connection,
      Collection<UUID> lists,
      String first,
      String last,
      Collection<String> before)
      throws SQLException {
    return Sql.all(
        connection,
        "select list_id, number, path, cells from file_list_row where list_id = any (?)"
            + " and path >= ? collate \"C\" and path <= ? collate \"C\""
            + " union all select list_id, number, path, cells from file_list_row"
            + " where list_id = any (?) and path = any (?)",
        StoredRow::of,
        ids(connection, lists),
        first,
        last,
        ids(connection, lists),
        connection.createArrayOf("text", before.toArray()));
  }

  static Array ids(Connection connection, Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }
}
