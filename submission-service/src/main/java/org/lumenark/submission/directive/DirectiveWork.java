package org.lumenark.submission.directive;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries directives out in the background; one process works on one at a time. */
@ApplicationScoped
class DirectiveWork {

  private final Directives directives;

  DirectiveWork(Directives directives) {
    this.directives = directives;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    boolean more;
    do {
      more = directives.step();
    } while (more);
  }
}
