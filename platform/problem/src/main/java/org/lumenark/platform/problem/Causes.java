package org.lumenark.platform.problem;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A failure, what caused it, what caused that, and so on. */
final class Causes {

  /** Causes may go round in a circle. */
  private static final int DEEPEST = 20;

  private Causes() {}

  static boolean anyMatch(Throwable failure, Predicate<Throwable> sought) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (sought.test(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
