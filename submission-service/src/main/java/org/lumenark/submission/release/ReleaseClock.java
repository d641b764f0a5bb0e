package org.lumenark.submission.release;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks each second for studies whose release date has come. */
@ApplicationScoped
class ReleaseClock {

  private final Releases releases;

  ReleaseClock(Releases releases) {
    this.releases = releases;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    int released;
    do {
      released = releases.releaseDue();
    } while (released > 0);
  }
}
