package org.lumenark.ingest.harvest;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes may be read for one file, and until when. For several threads. */
final class Allowance {

  private final AtomicLong left;
  private final long end;

  /**
   * @param end in the time of {@link System#nanoTime}
   */
  Allowance(long bytes, long end) {
    this.left = new AtomicLong(bytes);
    this.end = end;
  }

  /**
   * @throws IOException if it is used up
   */
  void take(int bytes) throws IOException {
    if (left.addAndGet(-bytes) < 0) {
      throw new IOException("more bytes than may be read");
    }
    if (isLate()) {
      throw new IOException("the time is over");
    }
  }

  boolean isOverdrawn() {
    return left.get() < 0;
  }

  boolean isLate() {
    return System.nanoTime() - end > 0;
  }
}
