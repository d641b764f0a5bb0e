package org.lumenark.ingest.task;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.storage.StoreException;

/** Tells faults of store and database from faults of a file or of our code. */
public final class Faults {

  private static final int DEEPEST = 30;

  private Faults() {}

  /** Whether the same work may succeed once the machinery around us is well again. */
  public static boolean areAroundUs(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLException || cause instanceof StoreException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
