package org.lumenark.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was given.
 *
 * @param severity {@code error} or {@code warning}
 * @param remedy what to do about it
 * @param pointer JSON pointer of the field
 * @param row row of a list, as a spreadsheet counts
 * @param position of a query, in characters from 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
    String severity,
    String code,
    String message,
    @Nullable String remedy,
    @Nullable String pointer,
    @Nullable Long row,
    @Nullable Integer position) {

  public static Finding error(String code, String pointer, String message, String remedy) {
    return new Finding("error", code, message, remedy, pointer, null, null);
  }

  public static Finding warning(String code, String pointer, String message, String remedy) {
    return new Finding("warning", code, message, remedy, pointer, null, null);
  }

  public static Finding atPosition(String code, int position, String message, String remedy) {
    return new Finding("error", code, message, remedy, null, null, position);
  }
}
