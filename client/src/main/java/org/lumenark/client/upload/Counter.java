package org.lumenark.client.upload;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.lumenark.client.progress.Progress;

/** Bytes of one request; taken back from the progress if it has to be made again. */
final class Counter implements LongConsumer {

  private final Progress progress;
  private final AtomicLong counted = new AtomicLong();

  Counter(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void accept(long bytes) {
    counted.addAndGet(bytes);
    progress.bytes(bytes);
  }

  long counted() {
    return counted.get();
  }

  void takeBack() {
    progress.bytes(-counted.getAndSet(0));
  }
}
