package org.lumenark.metadata.ontology.loader;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tables of one version of an ontology. They are filled and indexed as tables of their own, which
 * nobody reads, and become partitions when they are whole.
 */
enum Partitions {
  TERM("ontology_term"),
  NAME("ontology_name"),
  WORD("ontology_word");

  private static final List<String> INDEXES =
      List.of(
          "insert into ontology_word_%1$s select distinct load, word from ontology_seen_%1$s",
          "drop table ontology_seen_%1$s",
          "create unique index on ontology_term_%1$s (id)",
          "create unique index on ontology_term_%1$s (number)",
          "create index on ontology_name_%1$s (inside, words, rank)",
          "create index on ontology_word_%1$s using gin (word gin_trgm_ops)");

  private final String parent;

  Partitions(String parent) {
    this.parent = parent;
  }

  String of(long load) {
    return parent + "_" + load;
  }

  /** Where words are copied as they are seen, some of them more than once. */
  static String seenWords(long load) {
    return "ontology_seen_" + load;
  }

  /** Empty tables, in a transaction of the caller. */
  static void create(Connection connection, long load) throws SQLException {
    execute(connection, "create table %s (like ontology_word)".formatted(seenWords(load)));
    for (Partitions table : values()) {
      execute(
          connection,
          "create table %s (like %s including defaults, check (load = %d))"
              .formatted(table.of(load), table.parent, load));
    }
  }

  /** Words and indexes, once all rows are there; in a transaction of the caller. */
  static void index(Connection connection, long load) throws SQLException {
    execute(connection, "set local work_mem = '64MB'");
    execute(connection, "set local maintenance_work_mem = '128MB'");
    for (String index : INDEXES) {
      execute(connection, index.formatted(load));
    }
    for (Partitions table : values()) {
      execute(connection, "analyze " + table.of(load));
    }
  }

  /** Readers are not held up: only the new tables are locked. */
  static void attach(Connection connection, long load) throws SQLException {
    for (Partitions table : values()) {
      execute(
          connection,
          "alter table %s attach partition %s for values in (%d)"
              .formatted(table.parent, table.of(load), load));
    }
  }

  /** In the order in which queries name them, so that none waits for another in a circle. */
  static void drop(Connection connection, long load) throws SQLException {
    execute(connection, "drop table if exists " + seenWords(load));
    execute(connection, "drop table if exists " + WORD.of(load));
    execute(connection, "drop table if exists " + NAME.of(load));
    execute(connection, "drop table if exists " + TERM.of(load));
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
