package org.lumenark.imaging.convert;

import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A bounded number of chunk buffers, made when first needed. They are cut out of arrays of several
 * MiB: one array each would waste half of the heap, since just above half a heap region an object
 * takes whole regions.
 */
final class ChunkBuffers {

  private static final int ARRAY_BYTES = 8 << 20;

  private final int most;
  private final int bytes;
  private final BlockingQueue<ChunkBuffer> free = new LinkedBlockingQueue<>();
  private int made;

  ChunkBuffers(int most, int bytes) {
    this.most = most;
    this.bytes = bytes;
  }

  /** Waits until there is one; only one thread acquires. What it holds is arbitrary. */
  ChunkBuffer acquire() throws InterruptedIOException {
    ChunkBuffer buffer = free.poll();
    if (buffer == null && made < most) {
      make();
      buffer = free.poll();
    }
    if (buffer != null) {
      return buffer;
    }
    try {
      return free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a buffer");
    }
  }

  void release(ChunkBuffer buffer) {
    free.add(buffer);
  }

  private void make() {
    int count = Math.clamp(Math.min(ARRAY_BYTES / bytes, made + 2), 1, most - made);
    byte[] array = new byte[count * bytes];
    for (int i = 0; i < count; i++) {
      free.add(new ChunkBuffer(array, i * bytes));
    }
    made += count;
  }
}
