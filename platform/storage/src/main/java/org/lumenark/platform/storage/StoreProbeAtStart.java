package org.lumenark.platform.storage;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Refuses to run on a store that fails what the archive relies on. */
@ApplicationScoped
final class StoreProbeAtStart {

  private static final Logger LOG = Logger.getLogger(StoreProbeAtStart.class);

  private final StorageConfig config;
  private final ObjectStore originals;
  private final ObjectStore derived;

  StoreProbeAtStart(
      StorageConfig config, @Originals ObjectStore originals, @Derived ObjectStore derived) {
    this.config = config;
    this.originals = originals;
    this.derived = derived;
  }

  void probe(@Observes StartupEvent started) {
    if (config.probe()) {
      probe(originals);
      probe(derived);
    }
  }

  /** A store that is away when the service starts is left to the readiness probe. */
  private static void probe(ObjectStore store) {
    ProbeReport report;
    try {
      report = new StoreProbe(store).run();
    } catch (StoreException.Unavailable unavailable) {
      LOG.warnf("bucket %s could not be probed: %s", store.bucket(), unavailable.getMessage());
      return;
    }
    for (ProbeReport.Check check : report.refusals()) {
      LOG.errorf("bucket %s fails %s: %s", store.bucket(), check.name(), check.detail());
    }
    if (!report.refusals().isEmpty()) {
      throw new IllegalStateException(
          "the object store fails what the archive relies on: " + report.refusals());
    }
  }
}
