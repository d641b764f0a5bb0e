package org.lumenark.client.files;

import java.util.Optional;
import org.lumenark.client.failure.Detail;
import org.lumenark.filelist.FilePath;

/** Which paths a study can hold: those of {@link FilePath}, with what to do about the others. */
public final class StudyPath {

  private StudyPath() {}

  /** What keeps this path from being stored; empty if it can be. */
  public static Optional<Detail> check(String path) {
    return FilePath.check(path)
        .map(fault -> new Detail(fault.code(), visible(path), fault.message(), "Rename it."));
  }

  /**
   * The same of a file here; a name whose bytes are no UTF-8 is read with replacement characters
   * and cannot be told to anybody.
   */
  public static Optional<Detail> checkLocal(String path) {
    if (path.indexOf('\uFFFD') >= 0) {
      String message = "A name in the path is not valid UTF-8.";
      return Optional.of(new Detail("path.encoding", visible(path), message, "Rename it."));
    }
    return check(path);
  }

  public static boolean isStorable(String path) {
    return FilePath.check(path).isEmpty();
  }

  /** What a terminal can show without being told to do something. */
  public static String visible(String path) {
    StringBuilder shown = new StringBuilder();
    path.codePoints()
        .forEach(c -> {
          if (Character.isISOControl(c) || overridesDirection(c)) {
            shown.append(String.format("\\u%04X", c));
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }

  private static boolean overridesDirection(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }
}
