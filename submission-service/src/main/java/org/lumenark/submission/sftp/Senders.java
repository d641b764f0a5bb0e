package org.lumenark.submission.sftp;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which connection to this process sends which file: one at a time. A connection that is gone, or
 * silent in the middle of a file, keeps what it has and makes room.
 */
@ApplicationScoped
class Senders {

  /** Clients that send are never silent for so long. */
  static final Duration MOST_SILENCE = Duration.ofSeconds(15);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ConcurrentMap<Key, Sender> active = new ConcurrentHashMap<>();

  /** A file that is sent. */
  private record Key(UUID draft, String path) {}

  /** A connection that sends one. */
  private record Sender(Line line, Thread thread, CountDownLatch ended) {}

  /** Ends when the file has ended in one way or another. */
  interface Sending extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @throws SftpFailure if another connection sends it, or this one does already
   */
  Sending enter(UUID draft, String path, Line line) throws SftpFailure {
    Key key = new Key(draft, path);
    Sender mine = new Sender(line, Thread.currentThread(), new CountDownLatch(1));
    for (@Nullable Sender other = active.putIfAbsent(key, mine);
        other != null;
        other = active.putIfAbsent(key, mine)) {
      makeRoom(other);
    }
    return () -> {
      active.remove(key, mine);
      mine.ended().countDown();
    };
  }

  boolean isSending(UUID draft, String path) {
    return active.containsKey(new Key(draft, path));
  }

  /** Returns when connections that are gone have kept what they had of files of the draft. */
  void settle(UUID draft) {
    active.entrySet().stream()
        .filter(entry -> entry.getKey().draft().equals(draft))
        .map(Map.Entry::getValue)
        .filter(sender -> sender.line().isGone() && sender.thread() != Thread.currentThread())
        .toList()
        .forEach(Senders::awaitEnd);
  }

  /** Returns when all connections have ended, of which nobody is left. */
  void settleAll() {
    List.copyOf(active.values()).forEach(Senders::awaitEnd);
  }

  private static void makeRoom(Sender other) throws SftpFailure {
    Line line = other.line();
    if (!line.isGone() && line.silence().compareTo(MOST_SILENCE) < 0) {
      throw busy();
    }
    line.hangUp();
    if (!awaitEnd(other)) {
      throw busy();
    }
  }

  private static boolean awaitEnd(Sender sender) {
    try {
      return sender.ended().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static SftpFailure busy() {
    return SftpFailure.failed(
        "sftp.busy",
        "Another connection is sending this file. If it hangs, try again in "
            + MOST_SILENCE.toSeconds()
            + " seconds.");
  }
}
