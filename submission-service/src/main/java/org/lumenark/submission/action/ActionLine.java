package org.lumenark.submission.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one entry.
 *
 * @param path as it was given, with U+FFFD where it holds control characters; cut after 1,000
 *     characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionLine(
    String path,
    long size,
    Outcome outcome,
    @Nullable String code,
    @Nullable String message,
    @Nullable String remedy) {

  private static final int LONGEST_PATH = 1000;

  public ActionLine {
    path =
        path.codePoints()
            .limit(LONGEST_PATH)
            .map(character -> isPlain(character) ? character : 0xFFFD)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** In a preview: what would become of it. */
  public enum Outcome {
    CHANGED,
    UNCHANGED,
    REFUSED;

    @JsonValue
    String value() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String value) {
      return valueOf(value.toUpperCase(Locale.ROOT));
    }
  }

  public static ActionLine changed(String path, long size) {
    return new ActionLine(path, size, Outcome.CHANGED, null, null, null);
  }

  public static ActionLine unchanged(String path, long size) {
    return new ActionLine(path, size, Outcome.UNCHANGED, null, null, null);
  }

  public static ActionLine refused(
      String path, long size, String code, String message, String remedy) {
    return new ActionLine(path, size, Outcome.REFUSED, code, message, remedy);
  }

  private static boolean isPlain(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL && type != Character.SURROGATE;
  }
}
