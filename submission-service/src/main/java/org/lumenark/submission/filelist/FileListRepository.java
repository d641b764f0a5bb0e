package org.lumenark.submission.filelist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.filelist.FileListReport;
import org.lumenark.submission.database.Sql;

/** Lists and their rows. Whoever changes what a draft has of lists holds the draft's lock. */
@ApplicationScoped
class FileListRepository {

  /** Registers a list before its first row, so that no row is lost in the table. */
  void begin(Connection connection, UUID list, UUID draft, String component) throws SQLException {
    Sql.update(
        connection,
        "insert into file_list (id, draft_id, component, state) values (?, ?, ?, 'loading')",
        list,
        draft,
        component);
  }

  /**
   * From now on it is the component's.
   *
   * @throws IllegalStateException if it was collected meanwhile
   */
  FileList publish(Connection connection, UUID list, ListLoading.Loaded loaded)
      throws SQLException {
    FileListReport report = loaded.report();
    Array columns = connection.createArrayOf("text", report.columns().toArray());
    return Sql.one(
            connection,
            "update file_list set state = 'current', format = ?, columns = ?, row_count = ?,"
                + " byte_count = ?, warnings = ?, since = now() where id = ? and state = 'loading'"
                + " returning *",
            FileListRepository::list,
            report.format().name().toLowerCase(Locale.ROOT),
            columns,
            report.rows(),
            loaded.bytes(),
            report.findings().size(),
            list)
        .orElseThrow(() -> new IllegalStateException("list " + list + " was collected"));
  }

  /** The draft has no such list any more; its rows are collected. */
  Optional<FileList> retire(Connection connection, UUID draft, String component)
      throws SQLException {
    return Sql.one(
        connection,
        "update file_list set state = 'dead', since = now()"
            + " where draft_id = ? and component = ? and state = 'current' returning *",
        FileListRepository::list,
        draft,
        component);
  }

  /** It never became anyone's; its rows, if there are any, may be collected at once. */
  void giveUp(Connection connection, UUID list) throws SQLException {
    Sql.update(
        connection,
        "update file_list set state = 'dead', since = '-infinity'"
            + " where id = ? and state = 'loading'",
        list);
  }

  /** What was compared before does not hold any more. */
  void changed(Connection connection, UUID draft) throws SQLException {
    Sql.update(
        connection,
        "update draft set list_revision = list_revision + 1, updated_at = now() where id = ?",
        draft);
  }

  List<FileList> all(Connection connection, UUID draft) throws SQLException {
    return Sql.all(
        connection,
        "select * from file_list where draft_id = ? and state = 'current' order by component",
        FileListRepository::list,
        draft);
  }

  Optional<FileList> find(Connection connection, UUID draft, String component) throws SQLException {
    return Sql.one(
        connection,
        "select * from file_list where draft_id = ? and component = ? and state = 'current'",
        FileListRepository::list,
        draft,
        component);
  }

  /** Rows after one, in the order in which they came. */
  List<ListRow> page(Connection connection, UUID list, long after, int limit) throws SQLException {
    return Sql.all(
        connection,
        "select * from file_list_row where list_id = ? and number > ? order by number limit ?",
        ListRow::of,
        list,
        after,
        limit);
  }

  /** Rows from one path to another, by their bytes, and those of the paths {@code before}. */
  List<ListRow> between(
      Connection connection,
      Collection<UUID> lists,
      String first,
      String last,
      Collection<String> before)
      throws SQLException {
    return Sql.all(
        connection,
        "select * from file_list_row where list_id = any (?)"
            + " and path >= ? collate \"C\" and path <= ? collate \"C\""
            + " union all select * from file_list_row where list_id = any (?) and path = any (?)",
        ListRow::of,
        ids(connection, lists),
        first,
        last,
        ids(connection, lists),
        connection.createArrayOf("text", before.toArray()));
  }

  static Array ids(Connection connection, Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }

  private static FileList list(ResultSet row) throws SQLException {
    return new FileList(
        row.getObject("id", UUID.class),
        row.getString("component"),
        Objects.requireNonNullElse(row.getString("format"), ""),
        List.of((String[]) row.getArray("columns").getArray()),
        row.getLong("row_count"),
        row.getLong("byte_count"),
        row.getInt("warnings"),
        Objects.requireNonNull(Sql.instant(row, "since")));
  }
}
