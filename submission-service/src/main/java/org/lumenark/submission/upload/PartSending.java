package org.lumenark.submission.upload;

import java.lang.ref.SoftReference;
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
 * of its own in the memory for parts until the store has it; where there is none, the reader waits.
 * Its array is filled again, as long as nothing else needs the memory: a large file would otherwise
 * keep the collector busy. Used by one thread.
 */
final class PartSending implements AutoCloseable {

  private static final int MOST = 3;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("part-", 0).factory());
  private final Deque<Sent> underway = new ArrayDeque<>();
  private final List<UploadedPart> settled = new ArrayList<>();
  private final Deque<SoftReference<byte[]>> spare = new ArrayDeque<>();
  private final Supplier<Optional<PartMemory.Lease>> freeRoom;
  private final int size;
  private long position;

  /**
   * @param freeRoom for one more part, if there is some at once
   * @param size bytes of a full part
   */
  PartSending(Supplier<Optional<PartMemory.Lease>> freeRoom, int size) {
    this.freeRoom = freeRoom;
    this.size = size;
  }

  /** Stores a part; returns when the store has it. */
  @FunctionalInterface
  interface Part {
    UploadedPart store();
  }

  private record Sent(Future<UploadedPart> part, SoftReference<byte[]> content, long end) {}

  /**
   * Hands a part over. Returns at once if there is room, else when a part that was handed over
   * before, or this one, is stored.
   *
   * @param content of the part; it must not change any more
   * @param end position in the file behind the part
   * @return the array for the next part
   * @throws RuntimeException what storing this or a former part threw
   */
  byte[] send(Part part, byte[] content, long end) {
    settleDone();
    Optional<PartMemory.Lease> room = takeRoom();
    while (room.isEmpty() && !underway.isEmpty()) {
      settleOldest();
      room = takeRoom();
    }
    if (room.isPresent()) {
      PartMemory.Lease lease = room.get();
      underway.add(
          new Sent(threads.submit(() -> stored(part, lease)), new SoftReference<>(content), end));
      return spareOrNew();
    }
    settled.add(part.store());
    position = end;
    return content;
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

  private Optional<PartMemory.Lease> takeRoom() {
    return underway.size() < MOST ? freeRoom.get() : Optional.empty();
  }

  private byte[] spareOrNew() {
    while (!spare.isEmpty()) {
      byte[] kept = spare.pop().get();
      if (kept != null) {
        return kept;
      }
    }
    return new byte[size];
  }

  /** The room is given back here, not when the part is settled: a client may stall in between. */
  private static UploadedPart stored(Part part, PartMemory.Lease lease) {
    try (lease) {
      return part.store();
    }
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
      spare.push(oldest.content());
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
