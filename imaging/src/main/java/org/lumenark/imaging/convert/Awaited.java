package org.lumenark.imaging.convert;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.lumenark.imaging.source.ImagingException;

/** What another thread of a conversion came to. */
final class Awaited {

  private Awaited() {}

  /** Waits for the result; what it failed with is thrown here. */
  static <T> T result(Future<T> running) throws IOException, ImagingException {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while an image is converted").initCause(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case ImagingException damaged -> throw damaged;
        case IOException failure -> throw failure;
        case Error error -> throw error;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
