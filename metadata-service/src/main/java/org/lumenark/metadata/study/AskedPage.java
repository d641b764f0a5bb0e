package org.lumenark.metadata.study;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.metadata.paging.PageLimit;
import org.lumenark.platform.problem.ProblemException;

/**
 * A page of what a version of a study has, as a request asks for it.
 *
 * @param after the last item that was seen; empty for the first page
 */
public record AskedPage(AskedVersion version, Optional<Cursor> after, int limit) {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  /**
   * @param name of the study, from the path
   * @param parts of the list's cursors, the first of them the version
   * @throws ProblemException if a parameter is not what it should be
   */
  public static AskedPage of(
      String name,
      @Nullable String version,
      @Nullable String cursor,
      @Nullable String limit,
      int parts) {
    Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.parse(text, parts));
    return new AskedPage(
        AskedVersion.of(name, version).goingOn(after), after, PageLimit.of(limit, USUAL, MOST));
  }
}
