package org.lumenark.metadata.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * A study as a request names it: {@code S-LMK12}, or one of its versions as {@code S-LMK12.v2} or
 * by the parameter {@code version}.
 *
 * @param version empty for the one that is shown
 */
public record AskedVersion(String accession, OptionalInt version) {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern NAME = Pattern.compile("(.*)\\.v(" + NUMBER.pattern() + ")");

  /** The version that is shown. */
  public static AskedVersion shown(String accession) {
    return new AskedVersion(accession, OptionalInt.empty());
  }

  /**
   * @param name from the path; what cannot be an accession names nothing
   * @param version the parameter
   * @throws ProblemException if the parameter is no version, or name and parameter differ
   */
  public static AskedVersion of(String name, @Nullable String version) {
    Matcher named = NAME.matcher(name);
    OptionalInt given = version == null ? OptionalInt.empty() : OptionalInt.of(number(version));
    if (!named.matches() || !Accession.isAccession(named.group(1))) {
      return new AskedVersion(name, given);
    }
    int inName = Integer.parseInt(named.group(2));
    if (given.isPresent() && given.getAsInt() != inName) {
      throw invalid("The name says another version than the parameter.");
    }
    return new AskedVersion(named.group(1), OptionalInt.of(inName));
  }

  /**
   * A list that began with one version goes on with it, whatever is shown meanwhile.
   *
   * @param cursor whose first part is the version
   */
  public AskedVersion goingOn(Optional<Cursor> cursor) {
    if (cursor.isEmpty()) {
      return this;
    }
    int number = Math.clamp(cursor.get().number(0), 0, Integer.MAX_VALUE);
    if (number == 0 || version.orElse(number) != number) {
      throw Cursor.invalid();
    }
    return new AskedVersion(accession, OptionalInt.of(number));
  }

  private static int number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw invalid("version is not a version of a study.");
    }
    return Integer.parseInt(text);
  }

  private static ProblemException invalid(String message) {
    Finding finding =
        Finding.error("version.invalid", "/version", message, "Give a whole number from 1.");
    return new ProblemException(
        ProblemType.INVALID, finding.code(), finding.message(), List.of(finding));
  }
}
