package org.lumenark.submission.annotation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.manifest.ManifestRoot.TableRow;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.filelist.ListRow;

/** Tables and their rows. Whoever changes what a draft has of them holds the draft's lock. */
@ApplicationScoped
class AnnotationTableRepository {

  private static final String COPY =
      """
      with copied as (
        insert into annotation_table
            (id, draft_id, name, state, form, columns, row_count, byte_count, digest, warnings)
          select gen_random_uuid(), ?, name, state, form, columns, row_count, byte_count, digest,
              warnings
            from annotation_table where draft_id = ? and state = 'current'
          returning id, name)
      insert into annotation_table_row (table_id, number, key, cells)
        select c.id, r.number, r.key, r.cells
          from copied c
          join annotation_table t on t.draft_id = ? and t.name = c.name and t.state = 'current'
          join annotation_table_row r on r.table_id = t.id
      """;

  /** Registers a table before its first row, so that no row is lost. */
  void begin(Connection connection, UUID table, UUID draft, String name) throws SQLException {
    Sql.update(
        connection,
        "insert into annotation_table (id, draft_id, name, state) values (?, ?, ?, 'loading')",
        table,
        draft,
        name);
  }

  /**
   * From now on it is the draft's.
   *
   * @throws IllegalStateException if it was collected meanwhile
   */
  AnnotationTable publish(Connection connection, UUID table, TableLoading.Loaded loaded)
      throws SQLException {
    Array columns = connection.createArrayOf("text", loaded.report().columns().toArray());
    return Sql.one(
            connection,
            "update annotation_table set state = 'current', form = ?, columns = ?, row_count = ?,"
                + " byte_count = ?, digest = ?, warnings = ?, since = now()"
                + " where id = ? and state = 'loading' returning *",
            AnnotationTableRepository::table,
            loaded.report().form(),
            columns,
            loaded.report().rows(),
            loaded.bytes(),
            loaded.digest(),
            loaded.warnings().size(),
            table)
        .orElseThrow(() -> new IllegalStateException("table " + table + " was collected"));
  }

  /** The draft has no such table any more; its rows are collected. */
  Optional<AnnotationTable> retire(Connection connection, UUID draft, String name)
      throws SQLException {
    return Sql.one(
        connection,
        "update annotation_table set state = 'dead', since = now()"
            + " where draft_id = ? and name = ? and state = 'current' returning *",
        AnnotationTableRepository::table,
        draft,
        name);
  }

  /** It never became anyone's; its rows, if there are any, may be collected at once. */
  void giveUp(Connection connection, UUID table) throws SQLException {
    Sql.update(
        connection,
        "update annotation_table set state = 'dead', since = '-infinity'"
            + " where id = ? and state = 'loading'",
        table);
  }

  void changed(Connection connection, UUID draft) throws SQLException {
    Sql.update(connection, "update draft set updated_at = now() where id = ?", draft);
  }

  List<AnnotationTable> all(Connection connection, UUID draft) throws SQLException {
    return Sql.all(
        connection,
        "select * from annotation_table where draft_id = ? and state = 'current' order by name",
        AnnotationTableRepository::table,
        draft);
  }

  Optional<AnnotationTable> find(Connection connection, UUID draft, String name)
      throws SQLException {
    return Sql.one(
        connection,
        "select * from annotation_table where draft_id = ? and name = ? and state = 'current'",
        AnnotationTableRepository::table,
        draft,
        name);
  }

  /** Rows after one, in the order in which they came. */
  List<TableRow> page(Connection connection, UUID table, long after, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        "select number, cells from annotation_table_row"
            + " where table_id = ? and number > ? order by number limit ?",
        row -> new TableRow(row.getLong(1), ListRow.values(row.getString(2))),
        table,
        after,
        limit);
  }

  /** Copies tables from one draft to another that has none yet, in one statement. */
  void copy(Connection connection, UUID from, UUID to) throws SQLException {
    Sql.update(connection, COPY, to, from, from);
  }

  private static AnnotationTable table(ResultSet row) throws SQLException {
    return new AnnotationTable(
        row.getObject("id", UUID.class),
        row.getString("name"),
        Objects.requireNonNullElse(row.getString("form"), ""),
        List.of((String[]) row.getArray("columns").getArray()),
        row.getLong("row_count"),
        row.getLong("byte_count"),
        row.getInt("warnings"),
        Objects.requireNonNull(Sql.instant(row, "since")));
  }
}
