package org.lumenark.submission.curation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.submission.database.Sql;

/** What curators said, in rows. */
@ApplicationScoped
class CurationRepository {

  private static final String VIEW =
      "select s.*, (select count(*) from study_comment c where c.accession = s.accession) as said"
          + " from study s where ";

  private final ObjectMapper mapper;

  CurationRepository(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  CurationView view(Connection connection, Accession accession) throws SQLException {
    return Sql.one(connection, VIEW + "accession = ?", this::view, accession.value()).orElseThrow();
  }

  /** Those that wait longest first; withdrawn ones wait for nothing. */
  List<CurationView> queue(Connection connection, QueueFilter filter, QueuePlace after, int most)
      throws SQLException {
    Array collections = filter.collections().isEmpty() ? null : array(connection, filter);
    return Sql.all(
        connection,
        VIEW
            + "curation = ? and state <> 'withdrawn' and (curation_since, accession) > (?, ?)"
            + " and (?::text[] is null or collection = any(?))"
            + " order by curation_since, accession limit ?",
        this::view,
        filter.state().value(),
        after.since(),
        after.accession(),
        collections,
        collections,
        most);
  }

  private static Array array(Connection connection, QueueFilter filter) throws SQLException {
    return connection.createArrayOf(
        "text", filter.collections().orElseThrow().stream().map(CollectionName::value).toArray());
  }

  void set(Connection connection, Accession accession, CurationState state, Instant since)
      throws SQLException {
    Sql.update(
        connection,
        "update study set curation = ?, curation_since = ? where accession = ?",
        state.value(),
        since,
        accession.value());
  }

  void insert(Connection connection, Accession accession, Comment comment) throws SQLException {
    Sql.update(
        connection,
        "insert into study_comment (id, accession, author_name, curator, text, created_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        comment.id(),
        accession.value(),
        comment.author(),
        comment.curator(),
        comment.text(),
        comment.createdAt());
  }

  /** In the order they were said. */
  List<Comment> comments(Connection connection, Accession accession, UUID after, int most)
      throws SQLException {
    return Sql.all(
        connection,
        "select * from study_comment where accession = ? and id > ? order by id limit ?",
        CurationRepository::comment,
        accession.value(),
        after,
        most);
  }

  private static Comment comment(ResultSet row) throws SQLException {
    return new Comment(
        row.getObject("id", UUID.class),
        row.getString("author_name"),
        row.getBoolean("curator"),
        row.getString("text"),
        Objects.requireNonNull(Sql.instant(row, "created_at")));
  }

  private CurationView view(ResultSet row) throws SQLException {
    return new CurationView(
        new Accession(row.getString("accession")),
        new CollectionName(row.getString("collection")),
        row.getInt("version"),
        row.getString("title"),
        row.getString("state"),
        CurationState.of(row.getString("curation")),
        Objects.requireNonNull(Sql.instant(row, "curation_since")),
        Objects.requireNonNull(Sql.instant(row, "submitted_at")),
        Objects.requireNonNull(Sql.instant(row, "release_date")),
        new FileTotals(row.getLong("file_count"), row.getLong("byte_count")),
        MappedTerms.of(json(row.getString("metadata"))),
        row.getLong("said"));
  }

  private JsonNode json(String metadata) {
    try {
      return mapper.readTree(metadata);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored metadata is no JSON", impossible);
    }
  }
}
