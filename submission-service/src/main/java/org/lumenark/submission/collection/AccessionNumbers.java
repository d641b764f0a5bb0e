package org.lumenark.submission.collection;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.lumenark.contracts.id.Accession;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;

/**
 * Gives accessions. Each prefix has a sequence of its own: submissions never wait for each other, a
 * number that a failed one took is left out, and none is given twice, whatever becomes of the
 * collection.
 */
@ApplicationScoped
class AccessionNumbers {

  private static final String OF_ARCHIVE = "accession_number";

  private final Database database;
  private final String archivePrefix;

  AccessionNumbers(Database database, SubmissionConfig config) {
    this.database = database;
    this.archivePrefix = config.accessionPrefix();
  }

  /**
   * Two sequences under one prefix would give an accession twice: such an archive does not start.
   */
  void start(@Observes StartupEvent event) {
    if (!Accession.isPrefix(archivePrefix)) {
      throw new IllegalStateException(
          "lumenark.submission.accession-prefix is no prefix: capitals and hyphens, 2 to 30 of them,"
              + " the first and the last a capital");
    }
    if (database.call(connection -> isKnown(connection, archivePrefix))) {
      throw new IllegalStateException(
          "lumenark.submission.accession-prefix " + archivePrefix + " is that of a collection");
    }
  }

  /** What accessions of collections without a prefix of their own begin with. */
  String archivePrefix() {
    return archivePrefix;
  }

  Accession next(Connection connection, StudyCollection collection) throws SQLException {
    String prefix = collection.prefix().orElse(archivePrefix);
    String sequence = collection.prefix().map(AccessionNumbers::sequence).orElse(OF_ARCHIVE);
    return Sql.one(
            connection,
            "select nextval(format('%I', ?)::regclass)",
            row -> Accession.of(prefix, row.getLong(1)),
            sequence)
        .orElseThrow();
  }

  /**
   * From now on the prefix has numbers of its own; if it had them before, they go on. They begin
   * behind those that studies have of a time when it was the archive's.
   *
   * @param prefix that has the form of one
   */
  void keep(Connection connection, String prefix) throws SQLException {
    if (isKnown(connection, prefix)) {
      return;
    }
    long last =
        Sql.one(
                connection,
                "select coalesce(max(substring(accession from '[0-9]+$')::bigint), 0) from study"
                    + " where substring(accession from '^[A-Z-]+') = ?",
                row -> row.getLong(1),
                prefix)
            .orElse(0L);
    Sql.update(connection, "insert into accession_prefix (prefix) values (?)", prefix);
    try (Statement statement = connection.createStatement()) {
      // Capitals and hyphens only, see Accession.isPrefix: nothing to escape.
      statement.execute("create sequence \"" + sequence(prefix) + "\" start with " + (last + 1));
    }
  }

  private static boolean isKnown(Connection connection, String prefix) throws SQLException {
    return Sql.one(connection, "select 1 from accession_prefix where prefix = ?", row -> 1, prefix)
        .isPresent();
  }

  private static String sequence(String prefix) {
    if (!Accession.isPrefix(prefix)) {
      throw new IllegalArgumentException("no prefix of accessions");
    }
    return OF_ARCHIVE + "_" + prefix;
  }
}
