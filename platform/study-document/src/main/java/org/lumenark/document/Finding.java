package org.lumenark.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document.
 *
 * @param remedy what to do about it
 * @param pointer JSON pointer of what is at fault
 * @param row row of a table of text, as a spreadsheet counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
    String severity,
    String code,
    String message,
    String remedy,
    @Nullable String pointer,
    @Nullable Long row) {

  private static final String ERROR = "error";
  private static final String WARNING = "warning";

  public static Finding error(String code, Place place, String message, String remedy) {
    return new Finding(ERROR, code, message, remedy, place.pointer(), place.row());
  }

  public static Finding warning(String code, Place place, String message, String remedy) {
    return new Finding(WARNING, code, message, remedy, place.pointer(), place.row());
  }

  /** Whether the document cannot go on as it stands. */
  public boolean blocks() {
    return severity.equals(ERROR);
  }

  /** The same, said of another place. */
  public Finding at(Place place) {
    return new Finding(severity, code, message, remedy, place.pointer(), place.row());
  }

  /** Whether both say the same of the same place. */
  public boolean isSameAs(Finding other) {
    return code.equals(other.code)
        && Objects.equals(pointer, other.pointer)
        && Objects.equals(row, other.row);
  }

  /** The same, no longer in the way. */
  public Finding asWarning() {
    return new Finding(WARNING, code, message, remedy, pointer, row);
  }
}
