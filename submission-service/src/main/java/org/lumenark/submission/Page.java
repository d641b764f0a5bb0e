package org.lumenark.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * Some items of a list.
 *
 * @param next cursor of those after them, or null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String next) {

  public static final int LONGEST = 1000;

  /**
   * @throws ProblemException if it is not from 1 to 1,000
   */
  public static int limit(int limit) {
    if (limit < 1 || limit > LONGEST) {
      throw invalid("limit.range", "The limit is not from 1 to " + LONGEST + ".");
    }
    return limit;
  }

  public static ProblemException invalidCursor() {
    return invalid("cursor.invalid", "The cursor is none that was given.");
  }

  private static ProblemException invalid(String code, String message) {
    Finding finding = new Finding("error", code, message, null, null, null, null);
    return new ProblemException(ProblemType.INVALID, code, message, List.of(finding));
  }
}
