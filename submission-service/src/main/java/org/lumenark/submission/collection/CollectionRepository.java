package org.lumenark.submission.collection;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.submission.database.Sql;

/** Rows of collections. Names are told apart without case. */
@ApplicationScoped
class CollectionRepository {

  private static final String OF_NAME = "select * from collection where lower(name) = lower(?)";

  /** In the order of their names. */
  List<StudyCollection> after(Connection connection, String name, int most) throws SQLException {
    return Sql.all(
        connection,
        "select * from collection where lower(name) > lower(?) order by lower(name) limit ?",
        CollectionRepository::collection,
        name,
        most);
  }

  /** What cannot be a name is that of none. */
  Optional<StudyCollection> find(Connection connection, String name) throws SQLException {
    return CollectionName.isCollectionName(name)
        ? Sql.one(connection, OF_NAME, CollectionRepository::collection, name)
        : Optional.empty();
  }

  /** Neither changed nor removed until the transaction ends; others may look at it likewise. */
  Optional<StudyCollection> hold(Connection connection, String name) throws SQLException {
    return CollectionName.isCollectionName(name)
        ? Sql.one(connection, OF_NAME + " for share", CollectionRepository::collection, name)
        : Optional.empty();
  }

  /** Until the transaction ends nobody else changes any collection; reading goes on. */
  void lockAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table collection in share row exclusive mode");
    }
  }

  /** The collection whose accessions begin so. */
  Optional<CollectionName> ofPrefix(Connection connection, String prefix) throws SQLException {
    return Sql.one(
        connection,
        "select name from collection where accession_prefix = ?",
        row -> new CollectionName(row.getString(1)),
        prefix);
  }

  /** Those that name this curator. */
  List<String> namesOfCurator(Connection connection, String username) throws SQLException {
    return Sql.all(
        connection,
        "select name from collection where ? = any(curators) order by name",
        row -> row.getString(1),
        username);
  }

  boolean hasStudies(Connection connection, CollectionName name) throws SQLException {
    return Sql.one(
            connection, "select 1 from study where collection = ? limit 1", row -> 1, name.value())
        .isPresent();
  }

  /** Puts it in place of the one of its name. */
  void put(Connection connection, StudyCollection collection, String author) throws SQLException {
    Sql.update(
        connection,
        "insert into collection (name, title, description, url, accession_prefix, templates,"
            + " default_template, licences, required, curators, deposits, revision, changed_by)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (name) do update set title = excluded.title,"
            + " description = excluded.description, url = excluded.url,"
            + " accession_prefix = excluded.accession_prefix, templates = excluded.templates,"
            + " default_template = excluded.default_template, licences = excluded.licences,"
            + " required = excluded.required, curators = excluded.curators,"
            + " deposits = excluded.deposits, revision = excluded.revision,"
            + " changed_by = excluded.changed_by, changed_at = now()",
        collection.name().value(),
        collection.title(),
        collection.description(),
        collection.url().map(URI::toString).orElse(null),
        collection.prefix().orElse(null),
        array(connection, collection.templates()),
        collection.defaultTemplate().orElse(null),
        array(connection, collection.licences()),
        array(connection, collection.required()),
        array(connection, collection.curators()),
        collection.deposits().value(),
        collection.revision(),
        author);
  }

  void delete(Connection connection, CollectionName name) throws SQLException {
    Sql.update(connection, "delete from collection where name = ?", name.value());
  }

  private static StudyCollection collection(ResultSet row) throws SQLException {
    return new StudyCollection(
        new CollectionName(row.getString("name")),
        row.getString("title"),
        row.getString("description"),
        Optional.ofNullable(row.getString("url")).map(URI::create),
        Optional.ofNullable(row.getString("accession_prefix")),
        texts(row, "templates"),
        Optional.ofNullable(row.getString("default_template")),
        texts(row, "licences"),
        texts(row, "required"),
        texts(row, "curators"),
        Deposits.of(row.getString("deposits")).orElseThrow(),
        row.getLong("revision"));
  }

  private static Array array(Connection connection, List<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) Objects.requireNonNull(row.getArray(column)).getArray());
  }
}
