package org.lumenark.metadata.paging;

import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** How many items a page may have. */
public final class PageLimit {

  private PageLimit() {}

  /**
   * @param asked as the request has it; null takes the default
   * @throws ProblemException {@code request.invalid} unless it is a number from 1 to {@code most}
   */
  public static int of(@Nullable String asked, int usual, int most) {
    if (asked == null) {
      return usual;
    }
    long number = number("limit", asked, 1);
    if (number > most) {
      throw new ProblemException(ProblemType.INVALID, "limit is at most " + most + ".");
    }
    return (int) number;
  }

  /**
   * @throws ProblemException {@code request.invalid} unless it is a number of at least {@code
   *     least}
   */
  public static long number(String name, String asked, long least) {
    try {
      long number = Long.parseLong(asked);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      throw new ProblemException(ProblemType.INVALID, name + " is not a number.");
    }
    throw new ProblemException(ProblemType.INVALID, name + " is at least " + least + ".");
  }
}
