package org.lumenark.submission;

import java.util.UUID;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Ids in paths: what cannot be one is unknown like any other. */
public final class Ids {

  private static final int LENGTH = 36;

  private Ids() {}

  public static UUID id(String text) {
    if (text.length() == LENGTH) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException none) {
        throw new ProblemException(ProblemType.NOT_FOUND);
      }
    }
    throw new ProblemException(ProblemType.NOT_FOUND);
  }

  public static UUID cursor(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      throw Page.invalidCursor();
    }
  }
}
