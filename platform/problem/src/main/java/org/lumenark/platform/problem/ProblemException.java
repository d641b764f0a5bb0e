package org.lumenark.platform.problem;

import java.util.List;

/**
 * Ends a request with a problem. Not for expected outcomes inside a service: those are sealed
 * results.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String code;
  private final transient List<Finding> errors;

  public ProblemException(ProblemType type) {
    this(type, type.title() + ".");
  }

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public ProblemException(ProblemType type, String detail, List<Finding> errors) {
    this(type, type.code(), detail, errors);
  }

  /**
   * @param code more specific than the type's, such as {@code draft.submitted}
   */
  public ProblemException(ProblemType type, String code, String detail, List<Finding> errors) {
    super(detail, null, false, false);
    this.type = type;
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  /**
   * A query that is not understood from here on.
   *
   * @param position of the first character that does not fit, from 0
   */
  public static ProblemException querySyntax(int position, String message, String remedy) {
    return new ProblemException(
        ProblemType.QUERY_SYNTAX,
        message + " " + remedy,
        List.of(Finding.atPosition("query.syntax", position, message, remedy)));
  }

  public ProblemType type() {
    return type;
  }

  public Problem toProblem(String instance) {
    return Problem.of(type, code, String.valueOf(getMessage()), instance, errors);
  }
}
