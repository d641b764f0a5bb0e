package org.lumenark.submission.directive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.database.Sql;

/** Rows of directives and of what they changed. */
@ApplicationScoped
class DirectiveRepository {

  private static final String VIEW =
      """
      select d.*, count(c.accession) as studies, coalesce(sum(cardinality(c.pointers)), 0) as places,
             coalesce(sum(cardinality(c.kept)), 0) as left_alone
        from directive d left join directive_change c on c.directive = d.id
      """;

  private final ObjectMapper mapper;

  DirectiveRepository(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  void insert(Connection connection, UUID id, DirectiveRequest request, Caller caller)
      throws SQLException {
    Sql.update(
        connection,
        "insert into directive (id, field, old_value, new_value, accessions, state, author_subject,"
            + " author_name) values (?, ?, ?::jsonb, ?::jsonb, ?, 'applying', ?, ?)",
        id,
        request.field().text(),
        request.old().toString(),
        request.value().toString(),
        array(connection, request.accessions().orElse(null)),
        caller.subject().orElse(""),
        caller.username());
  }

  /** Locks one that has work to do and that nobody works on. */
  Optional<Directive> take(Connection connection) throws SQLException {
    return Sql.one(
        connection,
        "select * from directive where state in ('applying', 'reverting')"
            + " order by created_at limit 1 for update skip locked",
        this::directive);
  }

  /** Studies behind an accession, in their order, that hold the old value anywhere. */
  List<String> next(Connection connection, Directive directive, String after, int limit)
      throws SQLException {
    if (directive.reverting()) {
      return Sql.all(
          connection,
          "select accession from directive_change where directive = ? and reverted_at is null"
              + " and accession collate \"C\" > ? order by accession collate \"C\" limit ?",
          row -> row.getString(1),
          directive.id(),
          after,
          limit);
    }
    // A text stands in the document as it is written here; a term may have its members otherwise.
    String sought = directive.old().isTextual() ? directive.old().toString() : "";
    return Sql.all(
        connection,
        "select accession from study where state <> 'withdrawn' and accession collate \"C\" > ?"
            + " and (?::text[] is null or accession = any(?)) and position(? in metadata) > 0"
            + " order by accession collate \"C\" limit ?",
        row -> row.getString(1),
        after,
        array(connection, directive.accessions().orElse(null)),
        array(connection, directive.accessions().orElse(null)),
        sought,
        limit);
  }

  void reached(Connection connection, UUID id, String accession, int refused) throws SQLException {
    Sql.update(
        connection,
        "update directive set reached = ?, refused = refused + ? where id = ?",
        accession,
        refused,
        id);
  }

  void finished(Connection connection, Directive directive) throws SQLException {
    Sql.update(
        connection,
        "update directive set state = ?, finished_at = now(), reached = '' where id = ?",
        directive.reverting() ? "reverted" : "applied",
        directive.id());
  }

  void changed(Connection connection, UUID id, String accession, List<String> pointers)
      throws SQLException {
    Sql.update(
        connection,
        "insert into directive_change (directive, accession, pointers) values (?, ?, ?)"
            + " on conflict (directive, accession) do nothing",
        id,
        accession,
        array(connection, pointers));
  }

  List<String> pointers(Connection connection, UUID id, String accession) throws SQLException {
    return Sql.one(
            connection,
            "select pointers from directive_change where directive = ? and accession = ?",
            row -> Objects.requireNonNull(texts(row, "pointers")),
            id,
            accession)
        .orElse(List.of());
  }

  /** Directives whose corrections of a study stand, in their order. */
  List<Standing> standing(Connection connection, String accession) throws SQLException {
    return Sql.all(
        connection,
        "select d.*, c.pointers from directive d join directive_change c on c.directive = d.id"
            + " where c.accession = ? and c.reverted_at is null order by d.id",
        row -> new Standing(directive(row), Objects.requireNonNull(texts(row, "pointers"))),
        accession);
  }

  /** A directive and where it corrected a study. */
  record Standing(Directive directive, List<String> pointers) {}

  void reverted(Connection connection, UUID id, String accession, List<String> kept)
      throws SQLException {
    Sql.update(
        connection,
        "update directive_change set reverted_at = now(), kept = ?"
            + " where directive = ? and accession = ?",
        array(connection, kept),
        id,
        accession);
  }

  void correct(Connection connection, String accession, String title, String metadata)
      throws SQLException {
    Sql.update(
        connection,
        "update study set title = ?, metadata = ? where accession = ?",
        title,
        metadata,
        accession);
  }

  /** Begins to revert one that was applied; false if it was not. */
  boolean revert(Connection connection, UUID id) throws SQLException {
    return Sql.update(
            connection,
            "update directive set state = 'reverting', finished_at = null, reached = ''"
                + " where id = ? and state = 'applied'",
            id)
        == 1;
  }

  Optional<DirectiveView> view(Connection connection, UUID id) throws SQLException {
    return Sql.one(connection, VIEW + " where d.id = ? group by d.id", this::view, id);
  }

  List<DirectiveView> list(Connection connection, UUID before, int limit) throws SQLException {
    return Sql.all(
        connection,
        VIEW + " where d.id < ? group by d.id order by d.id desc limit ?",
        this::view,
        before,
        limit);
  }

  private DirectiveView view(ResultSet row) throws SQLException {
    return new DirectiveView(
        row.getObject("id", UUID.class),
        row.getString("field"),
        json(row.getString("old_value")),
        json(row.getString("new_value")),
        row.getString("state"),
        row.getString("author_name"),
        Objects.requireNonNull(Sql.instant(row, "created_at")),
        Sql.instant(row, "finished_at"),
        row.getLong("studies"),
        row.getLong("places"),
        row.getLong("refused"),
        row.getLong("left_alone"));
  }

  private Directive directive(ResultSet row) throws SQLException {
    return new Directive(
        row.getObject("id", UUID.class),
        new FieldPattern(row.getString("field")),
        json(row.getString("old_value")),
        json(row.getString("new_value")),
        Optional.ofNullable(texts(row, "accessions")),
        row.getString("state").equals("reverting"),
        row.getString("author_subject"),
        row.getString("author_name"),
        row.getString("reached"));
  }

  private JsonNode json(String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("PostgreSQL wrote no JSON", impossible);
    }
  }

  private static @Nullable Array array(Connection connection, @Nullable List<String> texts)
      throws SQLException {
    return texts == null ? null : connection.createArrayOf("text", texts.toArray());
  }

  private static @Nullable List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? null : Arrays.asList((String[]) array.getArray());
  }
}
