package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One writer an upload in this process. Between processes the writer's token in its row decides.
 */
@ApplicationScoped
class Writers {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ConcurrentMap<UUID, Writing> active = new ConcurrentHashMap<>();

  /** A request that writes; ends when closed. */
  record Writing(RequestBody body, CountDownLatch ended) {
    static Writing of(InputStream body) {
      return new Writing(new RequestBody(body), new CountDownLatch(1));
    }
  }

  /** Whether the upload is free now and taken by this request. */
  boolean enter(UUID upload, Writing writing) {
    return active.putIfAbsent(upload, writing) == null;
  }

  void leave(UUID upload, Writing writing) {
    active.remove(upload, writing);
    writing.ended().countDown();
  }

  /** Makes a writer store what it has and end; waits a while for it. */
  void stop(UUID upload) {
    Writing writing = active.get(upload);
    if (writing == null) {
      return;
    }
    writing.body().stop();
    try {
      if (!writing.ended().await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        active.remove(upload, writing);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
