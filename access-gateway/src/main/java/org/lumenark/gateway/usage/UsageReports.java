package org.lumenark.gateway.usage;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.lumenark.gateway.config.GatewayConfig;

/**
 * Tells the catalogue every few seconds, and at the end, what was counted. One report is on its way
 * at a time and stays the same until it is taken, so that nothing is added twice; what is counted
 * meanwhile waits in bounded memory. Only a kill loses the counts of the last few seconds.
 */
@ApplicationScoped
class UsageReports {

  private static final Logger LOG = Logger.getLogger(UsageReports.class);

  private final UsageLedger ledger;
  private final CatalogueOfUsage catalogue;
  private final Duration every;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("usage").daemon().factory());
  private Optional<UsageReport> open = Optional.empty();

  UsageReports(UsageCounter counter, CatalogueOfUsage catalogue, GatewayConfig config) {
    this.ledger = counter.ledger();
    this.catalogue = catalogue;
    this.every = config.usage().flushEvery();
  }

  void start(@Observes StartupEvent event) {
    timer.scheduleWithFixedDelay(
        this::send, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdown();
    send();
  }

  /** Sends the report that is open, or else what was counted since. */
  synchronized void send() {
    try {
      if (open.isEmpty()) {
        open = ledger.take();
        tellLeftOut();
      }
      if (open.isPresent()) {
        open = afterwards(open.get(), catalogue.add(open.get()));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unexpected) {
      LOG.error("counts of usage could not be told", unexpected);
    }
  }

  private static Optional<UsageReport> afterwards(
      UsageReport report, CatalogueOfUsage.Outcome outcome) {
    return switch (outcome) {
      case TAKEN -> Optional.empty();
      case LATER -> Optional.of(report);
      case REFUSED -> {
        LOG.errorf(
            "the catalogue refuses the counts of usage %s, which are lost: %d rows",
            report.id(), report.rows().size());
        yield Optional.empty();
      }
    };
  }

  private void tellLeftOut() {
    long leftOut = ledger.takeLeftOut();
    if (leftOut > 0) {
      LOG.warnf("%d uses were not counted: raise lumenark.gateway.usage.most-subjects", leftOut);
    }
  }
}
