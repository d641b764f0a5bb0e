package org.lumenark.metadata.ontology.loader;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.lumenark.metadata.ontology.OntologyObject;
import org.lumenark.ontology.OntologyFile;
import org.lumenark.ontology.OntologyFinding;
import org.lumenark.ontology.OntologyLimits;
import org.lumenark.ontology.OntologyReader;
import org.lumenark.ontology.UnreadableOntology;
import org.lumenark.platform.security.Caller;

/**
 * Loads a version of an ontology as a whole: rows go into tables that nobody reads while the file
 * is read, and one transaction shows them in place of the former ones. Whatever fails before leaves
 * the former version as it was; its remains are dropped at once, or by {@link RemainsSweep} if the
 * service died.
 */
@ApplicationScoped
class OntologyLoads {

  private static final Logger LOG = Logger.getLogger(OntologyLoads.class);

  private final AgroalDataSource dataSource;

  OntologyLoads(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * @param body the file, plain or packed with gzip, read to its end
   */
  LoadOutcome load(String name, InputStream body, Caller caller) throws IOException, SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!LoadRows.lock(connection, name)) {
        return new LoadOutcome.Busy();
      }
      try {
        return locked(connection, name, body, caller);
      } finally {
        LoadRows.unlock(connection, name);
      }
    }
  }

  /** Whether there was one. */
  boolean remove(String name, Caller caller) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return inTransaction(
          connection,
          () -> {
            var shown = LoadRows.leave(connection, name);
            if (shown.isPresent()) {
              LoadRows.tell(
                  connection, "removed", shown.get().name(), shown.get().version(), caller);
            }
            return shown.isPresent();
          });
    }
  }

  private LoadOutcome locked(Connection connection, String name, InputStream body, Caller caller)
      throws IOException, SQLException {
    long load =
        inTransaction(
            connection,
            () -> {
              long id = LoadRows.begin(connection, name);
              Partitions.create(connection, id);
              return id;
            });
    boolean whole = false;
    try {
      OntologyObject ontology = fill(connection, load, name, body, caller);
      whole = true;
      LOG.infof(
          "ontology %s %s with %d terms is loaded by %s",
          name, ontology.version(), ontology.terms(), caller.username());
      return new LoadOutcome.Loaded(ontology);
    } catch (UnreadableOntology refused) {
      return new LoadOutcome.Refused(refused.finding());
    } finally {
      if (!whole) {
        drop(connection, load);
      }
    }
  }

  private static OntologyObject fill(
      Connection connection, long load, String name, InputStream body, Caller caller)
      throws IOException, SQLException {
    TermRows rows = new TermRows(connection, load);
    OntologyFile file;
    try {
      file =
          new OntologyReader(OntologyLimits.DEFAULT)
              .read(
                  body,
                  term -> {
                    try {
                      rows.add(term);
                    } catch (SQLException failure) {
                      throw new UncheckedSqlException(failure);
                    }
                  });
    } catch (UncheckedSqlException failure) {
      throw failure.cause;
    }
    rows.copy();
    checkIds(connection, load);
    long merged = addFormerIds(connection, load);
    inTransaction(
        connection,
        () -> {
          Partitions.index(connection, load);
          return load;
        });
    String version = file.version().orElseGet(() -> LocalDate.now(ZoneOffset.UTC).toString());
    OntologyObject counted =
        new OntologyObject(
            name,
            version,
            file.form().name().toLowerCase(Locale.ROOT),
            file.terms() + merged,
            rows.obsolete() + merged,
            Instant.EPOCH);
    Instant loadedAt =
        inTransaction(
            connection,
            () -> {
              Partitions.attach(connection, load);
              LoadRows.tell(connection, "loaded", name, version, caller);
              return LoadRows.show(connection, load, counted, rows.named());
            });
    return new OntologyObject(
        name, version, counted.form(), counted.terms(), counted.obsolete(), loadedAt);
  }

  private static void checkIds(Connection connection, long load)
      throws SQLException, UnreadableOntology {
    try (PreparedStatement query =
            connection.prepareStatement(
                "select id from "
                    + Partitions.TERM.of(load)
                    + " group by id having count(*) > 1 order by id limit 1");
        ResultSet row = query.executeQuery()) {
      if (row.next()) {
        throw new UnreadableOntology(
            new OntologyFinding(
                "ontology.term-twice",
                1,
                "The term " + row.getString(1) + " stands in the file more than once.",
                "Merge the two, for example with ROBOT: robot merge --input FILE --output"
                    + " FILE.owl"));
      }
    }
  }

  /** Ids that were merged into a term become obsolete terms that it replaces. */
  private static long addFormerIds(Connection connection, long load) throws SQLException {
    String terms = Partitions.TERM.of(load);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into %1$s (load, number, id, label, synonyms, scopes, is_a, part_of, obsolete,
              replaced_by, alternatives)
            select %2$d, -row_number() over (order by former), former, label, '{}', '{}', '{}',
              '{}', true, array[id], '{}'
              from (select distinct on (a.former) a.former, t.label, t.id from %1$s t
                cross join lateral unnest(t.alternatives) as a(former)
                order by a.former, t.id) merged
             where not exists (select 1 from %1$s known where known.id = merged.former)
            """
                .formatted(terms, load))) {
      return insert.executeUpdate();
    }
  }

  private static void drop(Connection connection, long load) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      Partitions.drop(connection, load);
      LoadRows.delete(connection, load);
    } catch (SQLException failure) {
      LOG.warnf("what is left of load %d is dropped later: %s", load, failure.getMessage());
    }
  }

  /** Work of one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.run();
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  /** Through the reader, which knows no database. */
  private static final class UncheckedSqlException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;
    private final SQLException cause;

    UncheckedSqlException(SQLException cause) {
      super(new IOException(cause));
      this.cause = cause;
    }
  }
}
