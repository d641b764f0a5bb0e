package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.lumenark.platform.storage.BlobDigests;

/**
 * Digests of uploads between their requests. Only saves work: without them, after a restart or on
 * another instance, the stored bytes are read again at the end.
 */
@ApplicationScoped
class RunningDigests {

  private static final int MOST = 1_000;

  private final Lock lock = new ReentrantLock();
  private final Map<UUID, BlobDigests> digests = new LinkedHashMap<>();

  /** The digests up to this position; from now on the caller's alone. */
  Optional<BlobDigests> take(UUID upload, long position) {
    if (position == 0) {
      return Optional.of(new BlobDigests());
    }
    lock.lock();
    try {
      return Optional.ofNullable(digests.remove(upload))
          .filter(found -> found.length() == position);
    } finally {
      lock.unlock();
    }
  }

  void put(UUID upload, BlobDigests running) {
    lock.lock();
    try {
      if (digests.size() >= MOST) {
        digests.remove(digests.keySet().iterator().next());
      }
      digests.put(upload, running);
    } finally {
      lock.unlock();
    }
  }
}
