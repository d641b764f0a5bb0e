package org.lumenark.submission.filelist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.table.DraftTable;
import org.lumenark.submission.table.DraftTableRepository;
import org.lumenark.submission.table.TableKind;

/**
 * Compares the lists of a draft with its files. What was found is kept as long as neither changed:
 * a submission after a validation, or after the last list was sent, compares nothing.
 */
@ApplicationScoped
public class Comparisons {

  private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

  private final Database database;
  private final DraftTableRepository repository;
  private final Comparison comparison;
  private final ObjectMapper mapper;

  Comparisons(
      Database database,
      DraftTableRepository repository,
      Comparison comparison,
      ObjectMapper mapper) {
    this.database = database;
    this.repository = repository;
    this.comparison = comparison;
    this.mapper = mapper;
  }

  /** What a draft has of files and lists at some time. */
  private record State(long files, long lists) {}

  /**
   * Listed paths that are no file and no folder of the draft, up to 1,000 and how many more; files
   * in no list as one warning. Nothing if the draft has no list.
   */
  public List<Finding> findings(Connection connection, UUID draft) throws SQLException {
    Optional<String> kept =
        Sql.one(
            connection,
            "select c.findings from file_list_comparison c join draft d on d.id = c.draft_id"
                + " where c.draft_id = ? and c.file_revision = d.file_revision"
                + " and c.list_revision = d.list_revision",
            row -> row.getString(1),
            draft);
    return kept.isPresent() ? read(kept.get()) : compare(connection, draft);
  }

  /**
   * Has the next caller find them. A list with more rows than the draft has files cannot be right
   * yet, as each row covers files of its own: it is compared when someone asks.
   */
  void refresh(UUID draft) {
    database.run(connection -> refresh(connection, draft));
  }

  private void refresh(Connection connection, UUID draft) throws SQLException {
    long files =
        Sql.one(
                connection,
                "select file_count from draft where id = ?",
                row -> row.getLong(1),
                draft)
            .orElseThrow();
    if (repository.all(connection, TableKind.FILE_LIST, draft).stream()
        .allMatch(list -> list.rows() <= files)) {
      findings(connection, draft);
    }
  }

  private List<Finding> compare(Connection connection, UUID draft) throws SQLException {
    // Before the comparison: what changes while it runs makes it count for nothing.
    State state =
        Sql.one(
                connection,
                "select file_revision, list_revision from draft where id = ?",
                row -> new State(row.getLong(1), row.getLong(2)),
                draft)
            .orElseThrow();
    List<DraftTable> lists = repository.all(connection, TableKind.FILE_LIST, draft);
    if (lists.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = comparison.of(connection, draft, lists);
    Sql.update(
        connection,
        "insert into file_list_comparison (draft_id, file_revision, list_revision, findings)"
            + " values (?, ?, ?, ?) on conflict (draft_id) do update set"
            + " file_revision = excluded.file_revision, list_revision = excluded.list_revision,"
            + " findings = excluded.findings",
        draft,
        state.files(),
        state.lists(),
        write(findings));
    return findings;
  }

  private String write(List<Finding> findings) {
    try {
      return mapper.writeValueAsString(findings);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("findings that are no JSON", impossible);
    }
  }

  private List<Finding> read(String findings) {
    try {
      return mapper.readValue(findings, FINDINGS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored findings are no JSON", impossible);
    }
  }
}
