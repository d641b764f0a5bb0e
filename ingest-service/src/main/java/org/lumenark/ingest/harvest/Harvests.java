package org.lumenark.ingest.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.lumenark.imaging.isolate.WorkerPool;
import org.lumenark.imaging.isolate.WorkerSettings;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.blob.BlockCache;
import org.lumenark.ingest.blob.Originals;
import org.lumenark.ingest.harvest.HarvestRequest.Piece;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * Looks into files that were not submitted yet, a few requests at a time. Their workers are none of
 * those that conversions wait for, and end with the request: depositors ask seldom.
 */
@ApplicationScoped
class Harvests {

  private static final Logger LOG = Logger.getLogger(Harvests.class);
  private static final int HEADER_BLOCK = 64 << 10;
  private static final int HEADER_BLOCKS = 256;

  private final Originals originals;
  private final HarvestMemory memory;
  private final IngestConfig config;
  private final Semaphore places;

  Harvests(Originals originals, HarvestMemory memory, IngestConfig config) {
    this.originals = originals;
    this.memory = memory;
    this.config = config;
    this.places = new Semaphore(config.harvests());
  }

  /**
   * @throws ProblemException {@code unavailable} if too many look at once, or the bytes cannot be
   *     had
   */
  Harvested of(List<Piece> pieces) {
    long end = System.nanoTime() + config.harvestTime().toNanos();
    try {
      if (!places.tryAcquire(config.harvestTime().toMillis() / 2, TimeUnit.MILLISECONDS)) {
        throw unavailable("Too many drafts are being looked at.");
      }
      try {
        return look(pieces, end);
      } finally {
        places.release();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unavailable("The service is stopping.");
    } catch (IOException failure) {
      LOG.warnf("files of a draft cannot be looked at: %s", failure.getMessage());
      throw unavailable("The files cannot be read now.");
    }
  }

  private Harvested look(List<Piece> pieces, long end) throws IOException {
    HarvestFiles files =
        new HarvestFiles(pieces, new BlockCache(originals, HEADER_BLOCK, HEADER_BLOCKS));
    Looking.Bounds bounds = new Looking.Bounds(config.harvestSets(), config.harvestBytes(), end);
    WorkerSettings settings =
        WorkerSettings.defaults()
            .withWorkers(1)
            .withMemory(config.harvestHeap(), config.harvestMemory())
            .withDeadline(config.harvestDeadline());
    try (WorkerPool pool = new WorkerPool(settings)) {
      return new Looking(files, pool, memory, bounds).look();
    }
  }

  private static ProblemException unavailable(String why) {
    return new ProblemException(ProblemType.UNAVAILABLE, "harvest.unavailable", why, List.of());
  }
}
