package org.lumenark.metadata.ontology;

import java.util.regex.Pattern;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** What an ontology is called here; case does not tell two apart. */
public final class OntologyName {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,49}");

  private OntologyName() {}

  /**
   * @throws ProblemException {@code request.invalid} if it is none
   */
  public static String checked(String name) {
    if (!FORM.matcher(name).matches()) {
      throw new ProblemException(
          ProblemType.INVALID,
          "An ontology's name begins with a letter and has at most 50 letters, digits, dots,"
              + " hyphens and underscores.");
    }
    return name;
  }
}
