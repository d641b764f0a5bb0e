package org.lumenark.submission.filelist;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Names of what a list belongs to: a study component, or an annotation. */
public final class Component {

  private static final int LONGEST = 255;

  private Component() {}

  /**
   * @throws ProblemException if it cannot be a name: from 1 to 255 characters, no {@code /}, no
   *     control character, no blank at an end
   */
  static String check(String name) {
    if (!isName(name)) {
      Finding finding =
          Finding.error(
              "component.name",
              "/component",
              "This cannot be the name of a component.",
              "Use up to 255 characters without '/' and control characters.");
      throw new ProblemException(
          ProblemType.INVALID, finding.code(), finding.message(), List.of(finding));
    }
    return name;
  }

  /** Whether a list or a table may have this name, which stands in the path of its address. */
  public static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.equals(name.strip())
        && name.chars().allMatch(Component::isAllowed)
        && isUnicode(name);
  }

  /** Where findings about a list point to. */
  static String pointer(String name) {
    return JsonPointer.empty().appendProperty("fileLists").appendProperty(name).toString();
  }

  private static boolean isAllowed(int character) {
    return character != '/' && !Character.isISOControl(character);
  }

  private static boolean isUnicode(String name) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }
}
