package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;

/**
 * One worker process with its pipes, its ring and its folder. Used by one thread at a time; only
 * {@link #killIfOver} is called by the watch.
 */
final class WorkerProcess implements AutoCloseable {

  private static final Duration TIME_TO_START = Duration.ofSeconds(30);
  private static final Duration TIME_TO_EXIT = Duration.ofSeconds(1);
  private static final Duration TIME_TO_DIE = Duration.ofSeconds(5);
  private static final long NEVER = Long.MAX_VALUE;

  private final WorkerSettings settings;
  private final Path scratch;
  private final Ring ring;
  private final Process process;
  private final WorkerOutput output;
  private final MessageStream stream;
  private volatile long waitingSince = NEVER;
  private volatile long patience;
  private volatile @Nullable KilledFor killedFor;

  private enum KilledFor {
    TIME,
    MEMORY
  }

  private WorkerProcess(
      WorkerSettings settings, Path scratch, Ring ring, Process process, WorkerOutput output) {
    this.settings = settings;
    this.scratch = scratch;
    this.ring = ring;
    this.process = process;
    this.output = output;
    stream = new MessageStream(process.getInputStream(), process.getOutputStream());
  }

  /**
   * Starts a process and waits until it is ready.
   *
   * @throws WorkerStartException if there is no room for it or the virtual machine does not start
   */
  static WorkerProcess start(WorkerSettings settings, WorkerWatch watch)
      throws WorkerStartException {
    WorkerProcess worker = launch(settings);
    watch.add(worker);
    try {
      if (worker.receive(new TimeLeft(TIME_TO_START)) instanceof Message.Ready) {
        return worker;
      }
      throw new MalformedFrameException("a worker begins otherwise");
    } catch (IOException e) {
      worker.close();
      throw new WorkerStartException("a worker did not start: " + worker.output.tail(), e);
    } finally {
      watch.remove(worker);
    }
  }

  private static WorkerProcess launch(WorkerSettings settings) throws WorkerStartException {
    @Nullable Path scratch = null;
    @Nullable Ring ring = null;
    try {
      scratch = Files.createTempDirectory(settings.folder(), "lumenark-worker-");
      ring = Ring.create(scratch, settings.ringBytes());
      ProcessBuilder builder = new ProcessBuilder(WorkerCommand.of(settings, ring, scratch));
      // Whatever this process was told in confidence stays here.
      builder.environment().clear();
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("MALLOC_ARENA_MAX", "2");
      builder.directory(scratch.toFile());
      Process process = builder.start();
      return new WorkerProcess(settings, scratch, ring, process, WorkerOutput.follow(process));
    } catch (IOException e) {
      if (ring != null) {
        unlink(ring);
        ring.close();
      }
      if (scratch != null) {
        Scratch.delete(scratch);
      }
      throw new WorkerStartException("a worker cannot be started", e);
    }
  }

  Ring ring() {
    return ring;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void send(Message message) throws IOException {
    stream.send(message);
  }

  /** Waits for the worker as long as there is time left; the time of the wait is taken off. */
  Message receive(TimeLeft time) throws IOException {
    long start = System.nanoTime();
    patience = time.nanos();
    waitingSince = start;
    try {
      return stream.receive();
    } finally {
      waitingSince = NEVER;
      time.spend(System.nanoTime() - start);
    }
  }

  /** Kills the process if it has taken too long or too much. */
  void killIfOver(long now) {
    long since = waitingSince;
    if (since == NEVER || killedFor != null) {
      return;
    }
    if (now - since > patience) {
      kill(KilledFor.TIME);
    } else if (ResidentMemory.of(process.pid()) > settings.processBytes()) {
      kill(KilledFor.MEMORY);
    }
  }

  private void kill(KilledFor reason) {
    killedFor = reason;
    kill();
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Why the process has ended, told of the file that it was reading. */
  ImagingException ended(String path) {
    if (!hasExited(TIME_TO_EXIT)) {
      kill();
    }
    int code = awaitExit();
    if (killedFor == KilledFor.TIME) {
      return new ImagingException(
          "worker.timeout",
          path,
          "Reading this file took longer than %,d seconds and was ended."
              .formatted(settings.deadline().toSeconds()));
    }
    if (killedFor == KilledFor.MEMORY || code == WorkerMain.OUT_OF_MEMORY) {
      return new ImagingException(
          "worker.out-of-memory",
          path,
          "Reading this file needs more memory than the %,d MiB that a reader may use."
              .formatted(settings.heapBytes() >> 20));
    }
    return new ImagingException(
        "worker.crashed",
        path,
        "The process that read this file ended unexpectedly (exit code %d).".formatted(code));
  }

  private int awaitExit() {
    return hasExited(TIME_TO_DIE) ? process.exitValue() : -1;
  }

  /** An interrupt does not cut the wait short: it is for what comes after. */
  private boolean hasExited(Duration time) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the process; nothing of it is left. */
  @Override
  public void close() {
    kill();
    awaitExit();
    unlink(ring);
    ring.close();
    Scratch.delete(scratch);
  }

  private static void unlink(Ring ring) {
    try {
      ring.unlink();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the ring cannot be deleted", e);
    }
  }
}
