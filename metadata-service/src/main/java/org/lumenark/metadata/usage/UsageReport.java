package org.lumenark.metadata.usage;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * What a gateway counted since its report before.
 *
 * @param rows at most {@value #MOST_ROWS}
 */
public record UsageReport(@Nullable List<@Nullable Row> rows) {

  static final int MOST_ROWS = 100_000;

  private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(?:0[1-9]|1[0-2])");
  private static final Pattern ACCESS = Pattern.compile("regular|machine");
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * @param subject accession of a study, or id of a frozen manifest
   * @param month as 2026-11, of UTC
   * @param access {@code regular} or {@code machine}
   */
  public record Row(
      @Nullable String subject,
      @Nullable String month,
      @Nullable String access,
      long investigations,
      long uniqueInvestigations,
      long requests,
      long uniqueRequests) {

    private boolean isWhole() {
      return subject != null
          && month != null
          && MONTH.matcher(month).matches()
          && access != null
          && ACCESS.matcher(access).matches()
          && uniqueInvestigations >= 0
          && uniqueInvestigations <= investigations
          && uniqueRequests >= 0
          && uniqueRequests <= requests
          && requests <= investigations;
    }
  }

  /**
   * The rows, all of them whole.
   *
   * @throws ProblemException if any is not, so that nothing of the report counts
   */
  List<Row> checked() {
    if (rows == null || rows.size() > MOST_ROWS) {
      throw invalid("A report has rows, at most " + MOST_ROWS + ".");
    }
    for (Row row : rows) {
      if (row == null || !row.isWhole()) {
        throw invalid("A row of the report is not as it should be.");
      }
    }
    return List.copyOf(rows);
  }

  static UUID id(String text) {
    if (!ID.matcher(text).matches()) {
      throw invalid("The id of a report is a UUID.");
    }
    return UUID.fromString(text);
  }

  private static ProblemException invalid(String message) {
    return new ProblemException(ProblemType.INVALID, "usage.invalid", message, List.of());
  }
}
