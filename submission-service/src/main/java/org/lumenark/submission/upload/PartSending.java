package org.lumenark.submission.upload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.lumenark.platform.storage.UploadedPart;

/**
 * Full parts of one request on their way to the store while the next one fills up. They are settled
 * in the order in which they were handed over, so that what is settled has no gaps. Each has room
 * of its own in the memory for parts, given back as soon as it is stored; where there is none, the
 * reader waits. Used by one thread.
 */
final class PartSending implements AutoCloseable {

  private static final int MOST = 3;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("part-", 0).factory());
  private final Deque<Sent> underway = new ArrayDeque<>();
  private final List<UploadedPart> settled = new ArrayList<>();
  private final Supplier<Optional<PartMemory.Lease>> room;
  private long position;

  /**
   * @param room for one more part, if there is some at once
   */
  PartSending(Supplier<Optional<PartMemory.Lease>> room) {
    this.room = room;
  }

  /** Stores a part; returns when the store has it. */
  @FunctionalInterface
  interface Part {
    UploadedPart store();
  }

  private record Sent(Future<UploadedPart> part, long end) {}

  /**
   * Hands a part over; its bytes must not change any more. Returns at once if there is room, else
   * when a part that was handed over before, or this one, is stored.
   *
   * @param end position in the file behind the part
   * @throws RuntimeException what storing this or a former part threw
   */
  void send(Part part, long end) {
    settleDone();
    Optional<PartMemory.Lease> own = mayBegin() ? room.get() : Optional.empty();
    while (own.isEmpty() && !underway.isEmpty()) {
      settleOldest();
      own = room.get();
    }
    if (own.isPresent()) {
      PartMemory.Lease lease = own.get();
      underway.add(new Sent(threads.submit(() -> stored(part, lease)), end));
    } else {
      settled.add(part.store());
      position = end;
    }
  }

  /**
   * Waits for all parts.
   *
   * @throws RuntimeException what storing one of them threw
   */
  void settle() {
    while (!underway.isEmpty()) {
      settleOldest();
    }
  }

  /** Parts that are stored and were not taken yet, in order. */
  List<UploadedPart> takeSettled() {
    settleDone();
    List<UploadedPart> taken = List.copyOf(settled);
    settled.clear();
    return taken;
  }

  /** Position in the file behind the last part that is settled; 0 before the first. */
  long position() {
    return position;
  }

  /**
   * Waits until no part is on its way any more, whatever comes of it: the next request may send
   * parts of the same numbers.
   */
  @Override
  public void close() {
    threads.close();
  }

  private static UploadedPart stored(Part part, PartMemory.Lease lease) {
    try (lease) {
      return part.store();
    }
  }

  private boolean mayBegin() {
    return underway.size() < MOST;
  }

  private void settleDone() {
    while (!underway.isEmpty() && underway.getFirst().part().isDone()) {
      settleOldest();
    }
  }

  private void settleOldest() {
    Sent oldest = underway.removeFirst();
    try {
      settled.add(oldest.part().get());
      position = oldest.end();
    } catch (ExecutionException failed) {
      // Those behind it are of no use: without this one they would leave a gap.
      underway.clear();
      if (failed.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a part was on its way", interrupted);
    }
  }
}
