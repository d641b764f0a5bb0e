package org.lumenark.submission.filelist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.table.DraftTable;

/**
 * One comparison of lists and files, in the database. A path covers the file of this name, or all
 * files below it.
 */
@ApplicationScoped
class Comparison {

  private static final int MOST = 1_000;

  /** Rows without a file of their name: how many there are, and those that are no folder either. */
  private static final String ROWS =
      """
      with unmatched as materialized (
        select r.list_id, r.number, r.path from file_list_row r
         where r.list_id = any (?)
           and not exists (select from file f where f.draft_id = ? and f.path = r.path)),
      missing as materialized (
        select list_id, number, path from unmatched u
         where not exists (select from file f where f.draft_id = ?
           and f.path >= (u.path || '/') collate "C" and f.path < (u.path || '0') collate "C"))
      select (select count(*) from unmatched), (select count(*) from missing),
        (select json_agg(json_build_array(list_id, number, path)) from (
          select list_id, number, path from missing
           order by array_position(?, list_id), number limit ?) first)
      """;

  /**
   * Attributes that all files together have of folders; and how many files without a row of their
   * own lie in listed folders. A folder in a folder that is listed too counts once.
   */
  private static final String FOLDERS =
      """
      with folder as materialized (
        select r.path || '/' as first, r.path || '0' as last,
            octet_length(r.cells)::bigint as bytes,
            (select count(*) from file f where f.draft_id = ?
              and f.path >= (r.path || '/') collate "C" and f.path < (r.path || '0') collate "C")
              as files
          from file_list_row r
         where r.list_id = any (?)
           and not exists (select from file f where f.draft_id = ? and f.path = r.path)),
      reach as (
        select first, last, max(last) over (
            order by first rows between unbounded preceding and 1 preceding) as reached
          from (select distinct first, last from folder where files > 0) each)
      select (select coalesce(sum(files * bytes), 0) from folder),
        (select coalesce(sum((select count(*) from file f where f.draft_id = ?
            and f.path >= o.first and f.path < o.last
            and not exists (select from file_list_row r
              where r.list_id = any (?) and r.path = f.path))), 0)
          from reach o where reached is null or first >= reached)
      """;

  private static final String UNNAMED =
      """
      select count(*) from file f where f.draft_id = ?
         and not exists (select from file_list_row r
           where r.list_id = any (?) and r.path = f.path)
      """;

  private final ObjectMapper mapper;
  private final SubmissionConfig config;

  Comparison(ObjectMapper mapper, SubmissionConfig config) {
    this.mapper = mapper;
    this.config = config;
  }

  /**
   * @param unmatched rows without a file of their name
   * @param missing those of them that are no folder either
   * @param first of the missing, each with list, row and path
   */
  private record Rows(long unmatched, long missing, JsonNode first) {}

  /** What is had of folders. */
  private record Folders(long attributeBytes, long files) {}

  List<Finding> of(Connection connection, UUID draft, List<DraftTable> lists) throws SQLException {
    Array ids = FileListRepository.ids(connection, lists.stream().map(DraftTable::id).toList());
    Rows rows = Sql.one(connection, ROWS, this::rows, ids, draft, draft, ids, MOST).orElseThrow();
    Folders folders =
        rows.unmatched() == rows.missing()
            ? new Folders(0, 0)
            : Sql.one(
                    connection,
                    FOLDERS,
                    row -> new Folders(row.getLong(1), row.getLong(2)),
                    draft,
                    ids,
                    draft,
                    draft,
                    ids)
                .orElseThrow();
    long unnamed = Sql.one(connection, UNNAMED, row -> row.getLong(1), draft, ids).orElse(0L);
    List<Finding> findings = new ArrayList<>(missing(rows, lists));
    if (folders.attributeBytes() > config.maxAttributeBytes()) {
      findings.add(tooMuch());
    }
    if (unnamed > folders.files()) {
      findings.add(unlisted(unnamed - folders.files()));
    }
    return findings;
  }

  private static List<Finding> missing(Rows rows, List<DraftTable> lists) {
    Map<String, String> components =
        lists.stream().collect(Collectors.toMap(list -> list.id().toString(), DraftTable::name));
    List<Finding> findings = new ArrayList<>();
    for (JsonNode each : rows.first()) {
      findings.add(
          new Finding(
              "error",
              "file-list.missing",
              "The draft has no file and no folder " + each.path(2).asText() + ".",
              "Upload it, or correct the row.",
              Component.pointer(components.getOrDefault(each.path(0).asText(), "")),
              each.path(1).asLong(),
              null));
    }
    if (rows.missing() > MOST) {
      findings.add(
          Finding.error(
              "findings.more",
              "/fileLists",
              "There are " + (rows.missing() - MOST) + " more paths that the draft does not have.",
              "Mend those above and validate again."));
    }
    return findings;
  }

  private static Finding unlisted(long files) {
    return Finding.warning(
        "file-list.unlisted",
        "/files",
        files + (files == 1 ? " file is" : " files are") + " in no file list.",
        "List them, or remove them if they do not belong to the study.");
  }

  private Finding tooMuch() {
    return Finding.error(
        "file-list.attributes",
        "/fileLists",
        "The attributes of folders are more than "
            + config.maxAttributeBytes()
            + " bytes when each file in them has them.",
        "Shorten the attributes of folders that have many files.");
  }

  private Rows rows(ResultSet row) throws SQLException {
    String first = row.getString(3);
    try {
      return new Rows(
          row.getLong(1), row.getLong(2), mapper.readTree(first == null ? "[]" : first));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("PostgreSQL wrote no JSON", impossible);
    }
  }
}
