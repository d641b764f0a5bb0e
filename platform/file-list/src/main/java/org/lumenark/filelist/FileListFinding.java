package org.lumenark.filelist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a file list has at fault.
 *
 * @param message one sentence or two, without characters that a terminal would obey
 * @param remedy what to do about it
 * @param row as a spreadsheet counts: the header is 1; of JSON the element, from 1
 * @param pointer {@code ""} where it is about the whole list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileListFinding(
    Severity severity,
    String code,
    String message,
    String remedy,
    @Nullable Long row,
    @Nullable String pointer) {

  /** Whether the list can be taken in spite of it. */
  public enum Severity {
    ERROR,
    WARNING;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static FileListFinding error(String code, long row, String message, String remedy) {
    return new FileListFinding(Severity.ERROR, code, message, remedy, row, null);
  }

  public static FileListFinding warning(String code, long row, String message, String remedy) {
    return new FileListFinding(Severity.WARNING, code, message, remedy, row, null);
  }

  /** About the list as a whole. */
  public static FileListFinding ofList(
      Severity severity, String code, String message, String remedy) {
    return new FileListFinding(severity, code, message, remedy, null, "");
  }
}
