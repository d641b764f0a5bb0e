package org.lumenark.submission.study;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Numbers of versions as requests give them. */
public final class VersionNumber {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

  private VersionNumber() {}

  /**
   * @param name of the query parameter
   * @throws ProblemException if it is given and cannot be a version
   */
  public static OptionalInt optional(String name, @Nullable String text) {
    return text == null ? OptionalInt.empty() : OptionalInt.of(required(name, text));
  }

  public static int required(String name, @Nullable String text) {
    if (text == null || !FORM.matcher(text).matches()) {
      Finding finding =
          Finding.error(
              "version.invalid",
              "/" + name,
              name + " is not a version of a study.",
              "Give a whole number from 1.");
      throw new ProblemException(
          ProblemType.INVALID, finding.code(), finding.message(), List.of(finding));
    }
    return Integer.parseInt(text);
  }
}
