package org.lumenark.submission.table;

import java.util.List;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.Quota;
import org.lumenark.submission.audit.Action;

/**
 * The kinds of tables that a draft has, and what each is called in the database and in problems.
 */
public enum TableKind {
  FILE_LIST(
      "file-list",
      new Columns("component", "format", "component, format", "list_id", "path"),
      Action.FILE_LIST_STORED,
      Action.FILE_LIST_REMOVED),
  ANNOTATION_TABLE(
      "annotation-table",
      new Columns("name", "form", "name, form, digest", "table_id", "key"),
      Action.ANNOTATION_TABLE_STORED,
      Action.ANNOTATION_TABLE_REMOVED);

  private final String code;
  private final Columns columns;
  private final Action stored;
  private final Action removed;

  TableKind(String code, Columns columns, Action stored, Action removed) {
    this.code = code;
    this.columns = columns;
    this.stored = stored;
    this.removed = removed;
  }

  /**
   * Columns of a kind's own.
   *
   * @param own all of them, of the tables
   * @param id of a row's table
   * @param key that the rows of a table are found by
   */
  private record Columns(String name, String form, String own, String id, String key) {}

  /** Refuses a table whose rows have errors. */
  public ProblemException invalid(List<Finding> findings) {
    return new ProblemException(
        ProblemType.VALIDATION,
        code + ".invalid",
        "The " + noun() + " has errors; nothing of it was stored.",
        findings);
  }

  ProblemException cutOff() {
    return new ProblemException(
        ProblemType.INVALID,
        code + ".cut-off",
        "The " + noun() + " ended before its end.",
        List.of());
  }

  ProblemException tooLong(long most) {
    return Quota.tooLarge(
        code + ".too-large", "One " + noun() + " has at most " + most + " bytes.", "Split it.");
  }

  String noun() {
    return code.replace('-', ' ');
  }

  /** The column that has the name, which the history of a draft calls the same. */
  String nameColumn() {
    return columns.name();
  }

  String formColumn() {
    return columns.form();
  }

  Action stored() {
    return stored;
  }

  Action removed() {
    return removed;
  }

  /** A statement, with the names of this kind in the place of those in braces. */
  String sql(String statement) {
    return statement
        .replace("{table}", code.replace('-', '_'))
        .replace("{name}", columns.name())
        .replace("{form}", columns.form())
        .replace("{own}", columns.own())
        .replace("{id}", columns.id())
        .replace("{key}", columns.key());
  }
}
