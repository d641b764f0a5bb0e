package org.lumenark.submission.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Names of tables, which stand in the path of their address. */
public final class TableName {

  private static final int LONGEST = 255;

  private TableName() {}

  /**
   * @param place where problems see the name
   * @param named what has the name
   * @throws ProblemException of this code if it cannot be a name: from 1 to 255 characters, no
   *     {@code /}, no control character, no blank at an end
   */
  public static String check(String name, String code, String place, String named) {
    if (!isName(name)) {
      Finding finding =
          Finding.error(
              code,
              place,
              "This cannot be the name of " + named + ".",
              "Use up to 255 characters without '/' and control characters.");
      throw new ProblemException(
          ProblemType.INVALID, finding.code(), finding.message(), List.of(finding));
    }
    return name;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.equals(name.strip())
        && name.chars().allMatch(TableName::isAllowed)
        && StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }

  private static boolean isAllowed(int character) {
    return character != '/' && !Character.isISOControl(character);
  }
}
