package org.lumenark.submission.difference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.file.PathCursor;

/** Compares the files and lists of two drafts where they lie. */
@ApplicationScoped
class DifferenceRepository {

  /** The first row has the counts, the others are changes by their paths. */
  private static final String FILES =
      """
      with gone as (
        select a.path, a.size, a.sha256,
            row_number() over (partition by a.sha256, a.size order by a.path) as place
          from file a where a.draft_id = ? and not exists (
            select from file b where b.draft_id = ? and b.path = a.path)),
      come as (
        select b.path, b.size, b.sha256,
            row_number() over (partition by b.sha256, b.size order by b.path) as place
          from file b where b.draft_id = ? and not exists (
            select from file a where a.draft_id = ? and a.path = b.path)),
      moves as (
        select g.path as old_path, c.path, g.size, g.sha256
          from gone g join come c using (sha256, size, place) where g.size > 0),
      changes as materialized (
        select 'moved' as change, path, old_path, size as old_size, sha256 as old_sha256, size, sha256
          from moves
        union all
        select 'removed', g.path, g.path, g.size, g.sha256, null, null from gone g
         where not exists (select from moves m where m.old_path = g.path)
        union all
        select 'added', c.path, null, null, null, c.size, c.sha256 from come c
         where not exists (select from moves m where m.path = c.path)
        union all
        select 'changed', b.path, b.path, a.size, a.sha256, b.size, b.sha256
          from file a join file b on b.draft_id = ? and b.path = a.path
         where a.draft_id = ? and a.sha256 <> b.sha256)
      (select '' as change, cast(json_build_object(
          'added', count(*) filter (where change = 'added'),
          'removed', count(*) filter (where change = 'removed'),
          'changed', count(*) filter (where change = 'changed'),
          'moved', count(*) filter (where change = 'moved')) as text) as path,
          null as old_path, null as old_size, null as old_sha256, null as size, null as sha256
        from changes)
      union all
      (select * from changes
        where path > ? collate "C" and (?::text is null or change = ?)
        order by path collate "C" limit ?)
      """;

  private static final String LISTS =
      """
      select coalesce(n.component, f.component) as component, f.row_count as old_rows,
          n.row_count as new_rows
        from (select * from file_list where draft_id = ? and state = 'current') f
        full join (select * from file_list where draft_id = ? and state = 'current') n
          on n.component = f.component
       where f.id is null or n.id is null or f.columns <> n.columns or f.row_count <> n.row_count
         or exists (select 1 from file_list_row a left join file_list_row b
              on b.list_id = f.id and b.number = a.number
             where a.list_id = n.id and (b.path is distinct from a.path
               or b.cells is distinct from a.cells))
       order by 1
      """;

  private static final String TABLES =
      """
      select coalesce(n.name, f.name) as component, f.row_count as old_rows,
          n.row_count as new_rows
        from (select * from annotation_table where draft_id = ? and state = 'current') f
        full join (select * from annotation_table where draft_id = ? and state = 'current') n
          on n.name = f.name
       where f.id is null or n.id is null or f.digest is distinct from n.digest
       order by 1
      """;

  private final ObjectMapper mapper;

  DifferenceRepository(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * To be asked for in a transaction, at its end. A draft that was just filled has more files than
   * the planner knows of; where it takes them for a handful, it would compare each with each. What
   * is joined by hashes is compared once, whatever the planner knows.
   *
   * @param after path of the last change that was shown, or empty
   * @param kind of the changes to show, or null for all
   */
  FileChanges files(
      Connection connection, UUID from, UUID to, String after, @Nullable String kind, int limit)
      throws SQLException {
    Sql.update(connection, "set local enable_nestloop = off");
    Sql.update(connection, "set local enable_mergejoin = off");
    List<FileChange> rows =
        Sql.all(
            connection,
            FILES,
            DifferenceRepository::change,
            from,
            to,
            to,
            from,
            to,
            from,
            after,
            kind,
            kind,
            limit + 1);
    JsonNode counts =
        counts(
            rows.stream()
                .filter(row -> row.change().isEmpty())
                .findFirst()
                .map(FileChange::path)
                .orElseThrow());
    List<FileChange> found =
        new ArrayList<>(rows.stream().filter(row -> !row.change().isEmpty()).toList());
    boolean more = found.size() > limit;
    List<FileChange> shown = more ? found.subList(0, limit) : found;
    return new FileChanges(
        counts.path("added").asLong(),
        counts.path("removed").asLong(),
        counts.path("changed").asLong(),
        counts.path("moved").asLong(),
        shown,
        more ? PathCursor.of(shown.getLast().path()) : null);
  }

  List<ListChange> lists(Connection connection, UUID from, UUID to) throws SQLException {
    return Sql.all(connection, LISTS, DifferenceRepository::list, from, to);
  }

  /** Annotation tables by their names. */
  List<ListChange> tables(Connection connection, UUID from, UUID to) throws SQLException {
    return Sql.all(connection, TABLES, DifferenceRepository::list, from, to);
  }

  private JsonNode counts(String json) {
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the database gives no JSON", impossible);
    }
  }

  private static ListChange list(ResultSet row) throws SQLException {
    Long before = row.getObject("old_rows", Long.class);
    Long after = row.getObject("new_rows", Long.class);
    String change = before == null ? "added" : after == null ? "removed" : "changed";
    return new ListChange(row.getString("component"), change, before, after);
  }

  private static FileChange change(ResultSet row) throws SQLException {
    String path = row.getString("path");
    return new FileChange(
        row.getString("change"),
        path,
        file(row.getString("old_path"), row.getObject("old_size", Long.class), row, "old_sha256"),
        file(path, row.getObject("size", Long.class), row, "sha256"));
  }

  private static FileChange.@Nullable File file(
      @Nullable String path, @Nullable Long size, ResultSet row, String digest)
      throws SQLException {
    return size == null
        ? null
        : new FileChange.File(
            Objects.requireNonNull(path), size, HexFormat.of().formatHex(row.getBytes(digest)));
  }
}
