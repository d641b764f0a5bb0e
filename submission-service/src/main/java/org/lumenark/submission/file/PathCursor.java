package org.lumenark.submission.file;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.lumenark.filelist.FilePath;
import org.lumenark.submission.Page;

/** Cursors of lists that have the order of paths. */
public final class PathCursor {

  private PathCursor() {}

  /** The cursor of what comes after this path. */
  public static String of(String path) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(path.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws org.lumenark.platform.problem.ProblemException if it is none that was given
   */
  public static String path(String cursor) {
    String path;
    try {
      path = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException none) {
      throw Page.invalidCursor();
    }
    if (FilePath.check(path).isPresent()) {
      throw Page.invalidCursor();
    }
    return path;
  }
}
