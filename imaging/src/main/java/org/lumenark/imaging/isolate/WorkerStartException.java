package org.lumenark.imaging.isolate;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No worker process can be had: a fault of this machine, of no file. Worth another try. */
public final class WorkerStartException extends IOException {

  private static final long serialVersionUID = 1L;

  WorkerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
