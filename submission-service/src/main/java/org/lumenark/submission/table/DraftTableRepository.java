package org.lumenark.submission.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.submission.database.Sql;

/** Tables and their rows. Whoever changes what a draft has of them holds the draft's lock. */
@ApplicationScoped
public class DraftTableRepository {

  private static final String COPY =
      """
      with copied as (
        insert into {table}
            (id, draft_id, state, columns, row_count, byte_count, warnings, {own})
          select gen_random_uuid(), ?, state, columns, row_count, byte_count, warnings, {own}
            from {table} where draft_id = ? and state = 'current'
          returning id, {name})
      insert into {table}_row ({id}, number, {key}, cells)
        select c.id, r.number, r.{key}, r.cells
          from copied c
          join {table} t on t.draft_id = ? and t.{name} = c.{name} and t.state = 'current'
          join {table}_row r on r.{id} = t.id
      """;

  /** Registers a table before its first row, so that no row is lost. */
  void begin(Connection connection, TableKind kind, UUID table, UUID draft, String name)
      throws SQLException {
    Sql.update(
        connection,
        kind.sql("insert into {table} (id, draft_id, {name}, state) values (?, ?, ?, 'loading')"),
        table,
        draft,
        name);
  }

  /**
   * From now on it is the draft's.
   *
   * @throws IllegalStateException if it was collected meanwhile
   */
  DraftTable publish(Connection connection, TableKind kind, UUID table, TableRules.Loaded loaded)
      throws SQLException {
    Array columns = connection.createArrayOf("text", loaded.columns().toArray());
    return Sql.one(
            connection,
            kind.sql(
                "update {table} set state = 'current', {form} = ?, columns = ?, row_count = ?,"
                    + " byte_count = ?, warnings = ?, since = now()"
                    + " where id = ? and state = 'loading' returning *"),
            row -> table(kind, row),
            loaded.form(),
            columns,
            loaded.rows(),
            loaded.bytes(),
            loaded.warnings().size(),
            table)
        .orElseThrow(() -> new IllegalStateException(kind.noun() + " " + table + " was collected"));
  }

  /**
   * The draft has no such table any more; its rows are collected.
   *
   * @return whether it had one
   */
  boolean retire(Connection connection, TableKind kind, UUID draft, String name)
      throws SQLException {
    return Sql.update(
            connection,
            kind.sql(
                "update {table} set state = 'dead', since = now()"
                    + " where draft_id = ? and {name} = ? and state = 'current'"),
            draft,
            name)
        > 0;
  }

  /** It never became anyone's; its rows, if there are any, may be collected at once. */
  void giveUp(Connection connection, TableKind kind, UUID table) throws SQLException {
    Sql.update(
        connection,
        kind.sql(
            "update {table} set state = 'dead', since = '-infinity'"
                + " where id = ? and state = 'loading'"),
        table);
  }

  /** What was compared with the lists of a draft before does not hold any more. */
  void changed(Connection connection, TableKind kind, UUID draft) throws SQLException {
    String revised =
        switch (kind) {
          case FILE_LIST -> "list_revision = list_revision + 1, ";
          case ANNOTATION_TABLE -> "";
        };
    Sql.update(
        connection, "update draft set " + revised + "updated_at = now() where id = ?", draft);
  }

  /** By name. */
  public List<DraftTable> all(Connection connection, TableKind kind, UUID draft)
      throws SQLException {
    return Sql.all(
        connection,
        kind.sql("select * from {table} where draft_id = ? and state = 'current' order by {name}"),
        row -> table(kind, row),
        draft);
  }

  Optional<DraftTable> find(Connection connection, TableKind kind, UUID draft, String name)
      throws SQLException {
    return Sql.one(
        connection,
        kind.sql("select * from {table} where draft_id = ? and {name} = ? and state = 'current'"),
        row -> table(kind, row),
        draft,
        name);
  }

  /** Rows after one, in the order in which they came. */
  List<StoredRow> page(Connection connection, TableKind kind, UUID table, long after, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        kind.sql(
            "select {id}, number, {key}, cells from {table}_row"
                + " where {id} = ? and number > ? order by number limit ?"),
        StoredRow::of,
        table,
        after,
        limit);
  }

  /** Copies tables with all rows to a draft that has none of the kind yet, in one statement. */
  public void copy(Connection connection, TableKind kind, UUID from, UUID to) throws SQLException {
    Sql.update(connection, kind.sql(COPY), to, from, from);
  }

  private static DraftTable table(TableKind kind, ResultSet row) throws SQLException {
    return new DraftTable(
        row.getObject("id", UUID.class),
        row.getString(kind.nameColumn()),
        Objects.requireNonNullElse(row.getString(kind.formColumn()), ""),
        List.of((String[]) row.getArray("columns").getArray()),
        row.getLong("row_count"),
        row.getLong("byte_count"),
        row.getInt("warnings"),
        Objects.requireNonNull(Sql.instant(row, "since")));
  }
}
