package org.lumenark.client.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing about a folder that its depositor should know before anything is sent.
 *
 * @param path of the file in the study, as a terminal can show it; null if it is of the whole
 */
@JsonInclude(Include.NON_NULL)
public record CheckFinding(
    Severity severity, String code, String message, String remedy, @Nullable String path) {

  /** Whether a deposit can go on as it stands. */
  public enum Severity {
    /** It is refused, or no image comes of it. */
    ERROR,
    WARNING;

    @JsonValue
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static CheckFinding error(String code, @Nullable String path, String message, String remedy) {
    return new CheckFinding(Severity.ERROR, code, message, remedy, path);
  }

  static CheckFinding warning(String code, @Nullable String path, String message, String remedy) {
    return new CheckFinding(Severity.WARNING, code, message, remedy, path);
  }
}
