package org.lumenark.submission.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A request's body whose reader can be stopped from outside, but only while it waits for bytes. */
final class RequestBody {

  private final InputStream in;
  private final Lock lock = new ReentrantLock();
  private @Nullable Thread reader;
  private boolean stopped;

  RequestBody(InputStream in) {
    this.in = in;
  }

  /**
   * @return bytes read, or -1 at the end
   * @throws IOException if the client went away or the reader was stopped
   */
  int read(byte[] target, int offset, int count) throws IOException {
    begin();
    try {
      return in.read(target, offset, count);
    } catch (RuntimeException broken) {
      throw new IOException("the request ended early", broken);
    } finally {
      end();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      if (reader != null) {
        reader.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  private void begin() throws IOException {
    lock.lock();
    try {
      if (stopped) {
        throw new IOException("another request took over");
      }
      reader = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      reader = null;
      if (stopped) {
        // The interrupt was for the read alone; storing what came goes on.
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }
}
