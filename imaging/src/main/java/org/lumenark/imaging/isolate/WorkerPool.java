package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.bioformats.BioFormatsClaim;
import org.lumenark.imaging.bioformats.BioFormatsReader;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.isolate.Message.Detect;
import org.lumenark.imaging.isolate.Message.DetectInSet;
import org.lumenark.imaging.isolate.Message.Detected;
import org.lumenark.imaging.isolate.Message.Recognise;
import org.lumenark.imaging.isolate.Message.Recognised;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Processes that read untrusted files. A worker sees the files of one set at a time, through this
 * process; it gets no environment and no rights to a store. One that takes too long or too much, or
 * ends, is killed, and its file fails with {@code worker.timeout}, {@code worker.out-of-memory} or
 * {@code worker.crashed}; the next file gets a new one. Workers are started when they are needed
 * and kept warm between files. They end with this process, however it ends. Safe for use by several
 * threads; one that finds all workers taken waits.
 */
public final class WorkerPool implements AutoCloseable {

  private final WorkerSettings settings;
  private final WorkerWatch watch = new WorkerWatch();
  private final Semaphore places;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<PooledWorker> idle = new ArrayDeque<>();
  private boolean closed;

  public WorkerPool(WorkerSettings settings) {
    this.settings = settings;
    places = new Semaphore(settings.workers(), true);
  }

  /** The same reader in a worker. A source that it opens keeps its worker until it is closed. */
  public PixelSourceProvider isolated(PixelSourceProvider reader) {
    return new IsolatedReader(this, reader);
  }

  /**
   * What a file of a set is, as {@link org.lumenark.imaging.detect.FormatDetector} says in a worker
   * that sees the files beside it too.
   *
   * @throws ImagingException {@code worker.*} if looking at the file ended the worker
   * @throws IOException if the bytes cannot be had
   */
  public Detection detect(FileSet files, String path) throws IOException, ImagingException {
    try (Lease lease = lease(files, path)) {
      return lease.ask(new DetectInSet(path), Detected.class).detection();
    }
  }

  /**
   * What a file on its own is, as {@link org.lumenark.imaging.detect.FormatDetector} says in a
   * worker.
   *
   * @throws ImagingException {@code worker.*} if looking at the file ended the worker
   * @throws IOException if the bytes cannot be had
   */
  public Detection detect(ByteSource source, String path) throws IOException, ImagingException {
    try (Lease lease = lease(new NoFiles(), path)) {
      lease.files().lend(source);
      return lease.ask(new Detect(path, source.size()), Detected.class).detection();
    }
  }

  /**
   * Which images files are, as {@link org.lumenark.imaging.assemble.ImageAssembler} says in a
   * worker. A file that ends the worker is a candidate of its own with that problem, and the others
   * are looked at without it.
   *
   * @throws IOException if bytes cannot be had
   */
  public List<ImageCandidate> assemble(
      FileSet files, List<DetectedFile> detected, ReadLimits limits) throws IOException {
    return new Assembly(this, files, limits).of(detected);
  }

  /**
   * The Bio-Formats plug-in, which opens what no reader of ours does; empty if these workers have
   * none.
   */
  public Optional<PixelSourceProvider> bioFormats() {
    return settings.bioFormats().map(jar -> isolated(new BioFormatsReader(jar, 0)));
  }

  /**
   * What Bio-Formats takes a file for that nothing else knows; empty if it does not know it either,
   * or is not there.
   *
   * @throws ImagingException {@code plugin.*} if it cannot be used, {@code worker.*} if looking at
   *     the file ended the worker
   */
  public Optional<BioFormatsClaim> recognise(ByteSource source, String path)
      throws IOException, ImagingException {
    if (settings.bioFormats().isEmpty()) {
      return Optional.empty();
    }
    try (Lease lease = lease(new NoFiles(), path)) {
      lease.files().lend(source);
      return lease.ask(new Recognise(path, source.size()), Recognised.class).claim();
    }
  }

  /**
   * @throws WorkerStartException if no worker can be started
   * @throws InterruptedIOException if the thread is interrupted while it waits for its turn
   */
  Lease lease(FileSet files, String path) throws IOException {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while all workers were busy");
    }
    try {
      PooledWorker worker = warm().orElse(null);
      if (worker == null) {
        worker = new PooledWorker(WorkerProcess.start(settings, watch), 1);
      }
      watch.add(worker.process());
      return new Lease(this, worker, settings, files, path);
    } catch (IOException | RuntimeException | Error e) {
      places.release();
      throw e;
    }
  }

  private Optional<PooledWorker> warm() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the pool is closed");
      }
      for (PooledWorker worker = idle.poll(); worker != null; worker = idle.poll()) {
        if (worker.process().isAlive()) {
          return Optional.of(worker.again());
        }
        worker.process().close();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  void giveBack(PooledWorker worker, boolean broken) {
    watch.remove(worker.process());
    try {
      if (broken || worker.files() >= settings.filesPerWorker() || !keep(worker)) {
        worker.process().close();
      }
    } finally {
      places.release();
    }
  }

  private boolean keep(PooledWorker worker) {
    lock.lock();
    try {
      if (!closed) {
        idle.push(worker);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Process ids of the workers that wait for work. */
  List<Long> idlePids() {
    lock.lock();
    try {
      return idle.stream().map(worker -> worker.process().pid()).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the idle workers; each of the others ends when it is given back. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      idle.forEach(worker -> worker.process().close());
      idle.clear();
    } finally {
      lock.unlock();
    }
    watch.close();
  }

  /** A file on its own. */
  private record NoFiles() implements FileSet {

    @Override
    public Stream<String> paths() {
      return Stream.empty();
    }

    @Override
    public Optional<ByteSource> open(String path) {
      return Optional.empty();
    }
  }
}
