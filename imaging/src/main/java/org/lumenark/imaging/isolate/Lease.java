package org.lumenark.imaging.isolate;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.lumenark.imaging.isolate.Message.Failed;
import org.lumenark.imaging.isolate.Message.Outcome;
import org.lumenark.imaging.isolate.Message.Query;
import org.lumenark.imaging.isolate.Message.Request;
import org.lumenark.imaging.isolate.Message.Rows;
import org.lumenark.imaging.isolate.Message.Understood;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;

/** A worker for one file, or one set of files that is entered by it. */
final class Lease implements AutoCloseable {

  private static final byte[] NOWHERE = new byte[0];

  private final WorkerPool pool;
  private final PooledWorker worker;
  private final WorkerSettings settings;
  private final ServedFiles files;
  private final String path;
  private int share = 1;
  private boolean broken;
  private boolean closed;

  Lease(WorkerPool pool, PooledWorker worker, WorkerSettings settings, FileSet files, String path) {
    this.pool = pool;
    this.worker = worker;
    this.settings = settings;
    this.path = path;
    this.files = new ServedFiles(files, worker.process().ring());
  }

  ServedFiles files() {
    return files;
  }

  /** Gives the next requests the time for so many. */
  Lease worth(int requests) {
    share = requests;
    return this;
  }

  boolean isUsable() {
    return !broken && !closed;
  }

  /** The worker is not to be used again. */
  void spoil() {
    broken = true;
  }

  /**
   * Asks for something that has no rows.
   *
   * @throws ImagingException if the file is at fault, {@code worker.*} if it ended the worker
   * @throws IOException if bytes could not be had: what the file set or the source threw
   */
  <T extends Outcome> T ask(Request request, Class<T> expected)
      throws IOException, ImagingException {
    Outcome outcome = ask(request, NOWHERE, 0, 0);
    if (!expected.isInstance(outcome)) {
      throw end();
    }
    return expected.cast(outcome);
  }

  /** Asks for something whose rows go to {@code target}. */
  Outcome ask(Request request, byte[] target, int offset, int bytes)
      throws IOException, ImagingException {
    if (broken || closed) {
      throw new IllegalStateException("this worker is no longer there");
    }
    files.forgetFailure();
    Outcome outcome;
    try {
      outcome = converse(request, target, offset, bytes);
    } catch (IOException | InternalError gone) {
      // An InternalError is what a shared page that was taken away looks like.
      throw end();
    }
    if (outcome instanceof Failed failed) {
      throw failure(failed);
    }
    return outcome;
  }

  private Outcome converse(Request request, byte[] target, int offset, int bytes)
      throws IOException {
    WorkerProcess process = worker.process();
    TimeLeft time = new TimeLeft(settings.deadline().multipliedBy(share));
    int taken = 0;
    process.send(request);
    while (true) {
      switch (process.receive(time)) {
        case Query query -> process.send(files.serve(query));
        case Rows(int part) -> {
          if (part < 1 || part > bytes - taken || part > process.ring().capacity()) {
            throw new MalformedFrameException("rows that were not asked for");
          }
          process.ring().takeFromWorker(target, offset + taken, part);
          taken += part;
          if (taken < bytes) {
            process.send(new Understood());
          }
        }
        case Failed failed -> {
          return failed;
        }
        case Outcome outcome -> {
          if (taken != bytes) {
            throw new MalformedFrameException("fewer rows than were asked for");
          }
          return outcome;
        }
        case Message other -> throw new MalformedFrameException("not the worker's to say");
      }
    }
  }

  private ImagingException end() {
    broken = true;
    return worker.process().ended(path);
  }

  /** The fault of the store comes first: what the reader made of it says nothing of the file. */
  private ImagingException failure(Failed failed) throws IOException {
    if (files.failure().isPresent()) {
      switch (files.failure().get()) {
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case Exception e -> throw new IllegalStateException(e);
      }
    }
    return switch (failed.kind()) {
      case CODED -> coded(failed);
      case NOT_FOUND -> throw new FileNotFoundException(failed.message());
      case ENDS_EARLY -> throw new EOFException(failed.message());
      case IO -> throw new IOException(failed.message());
      case DEFECT -> {
        broken = true;
        yield new ImagingException(failed.code(), path, "The reader cannot read this file.");
      }
    };
  }

  private ImagingException coded(Failed failed) {
    try {
      return new ImagingException(failed.code(), failed.place().orElse(null), failed.message());
    } catch (IllegalArgumentException e) {
      return end();
    }
  }

  /** Gives the worker back, or what is left of it. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try {
        files.close();
      } finally {
        pool.giveBack(worker, broken);
      }
    }
  }
}
