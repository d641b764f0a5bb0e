package org.lumenark.imaging.zarr;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * The shards that were used last, open. Each is opened once, and who wants another one does not
 * wait for it. A shard is only closed after {@link #MOST} others were asked for, which is why that
 * is more than the threads that may use one reader.
 */
final class ShardCache implements AutoCloseable {

  private static final int MOST = 32;

  private final ObjectSource container;
  private final int slots;
  private final Map<String, FutureTask<Optional<OpenShard>>> shards =
      new LinkedHashMap<>(2 * MOST, 0.75f, true);

  /**
   * @param slots chunks in each shard
   */
  ShardCache(ObjectSource container, int slots) {
    this.container = container;
    this.slots = slots;
  }

  /** Empty if there is no such shard. */
  Optional<OpenShard> shard(String key) throws IOException {
    FutureTask<Optional<OpenShard>> task;
    Optional<FutureTask<Optional<OpenShard>>> oldest = Optional.empty();
    synchronized (shards) {
      task =
          shards.computeIfAbsent(
              key, absent -> new FutureTask<>(() -> OpenShard.open(container, absent, slots)));
      if (shards.size() > MOST) {
        Iterator<FutureTask<Optional<OpenShard>>> all = shards.values().iterator();
        oldest = Optional.of(all.next());
        all.remove();
      }
    }
    if (oldest.isPresent()) {
      close(oldest.get());
    }
    task.run();
    try {
      return task.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    } catch (ExecutionException failure) {
      throw cause(failure);
    }
  }

  /** What the other thread saw, for this one. */
  private static IOException cause(ExecutionException failure) {
    return switch (failure.getCause()) {
      case IOException expected -> expected;
      case RuntimeException unexpected -> throw unexpected;
      case Error broken -> throw broken;
      case null, default -> new IOException(failure);
    };
  }

  private static void close(FutureTask<Optional<OpenShard>> task) throws IOException {
    if (task.state() == Future.State.SUCCESS) {
      Optional<OpenShard> shard = task.resultNow();
      if (shard.isPresent()) {
        shard.get().close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (shards) {
      for (FutureTask<Optional<OpenShard>> task : shards.values()) {
        close(task);
      }
      shards.clear();
    }
  }
}
