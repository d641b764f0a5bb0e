package org.lumenark.ingest.task;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.isolate.WorkerStartException;
import org.lumenark.platform.storage.CorruptBlobException;
import org.lumenark.platform.storage.StoreException;

/** Tells faults of store, database and machine from faults of a file or of our code. */
public final class Faults {

  private static final int DEEPEST = 30;

  private Faults() {}

  /**
   * Whether the same work may succeed once the machinery around us is well again. An object that is
   * gone or damaged does not come back by itself, even if it was the store that said so.
   */
  public static boolean areAroundUs(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof CorruptBlobException) {
        return false;
      }
      if (cause instanceof StoreException
          || cause instanceof WorkerStartException
          || (cause instanceof SQLException sql && !isOurs(sql))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Whether the store said that an object is not there. */
  public static boolean isMissing(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof StoreException.Missing) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Data that does not fit and broken constraints (classes 22 and 23) do not go away. */
  private static boolean isOurs(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
