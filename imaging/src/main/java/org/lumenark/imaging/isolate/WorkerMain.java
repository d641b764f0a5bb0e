package org.lumenark.imaging.isolate;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The worker process: {@code RING_FILE RING_BYTES SCRATCH_FOLDER}. It talks over its standard input
 * and output and ends when its input ends, whatever it is at.
 */
public final class WorkerMain {

  /** As the virtual machine itself ends when its heap is full. */
  static final int OUT_OF_MEMORY = 3;

  private static final int DEFECT = 70;

  private WorkerMain() {}

  public static void main(String[] arguments) throws IOException {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    WorkerLog.takeOverStandardOutput();
    Path scratch = Path.of(arguments[2]);
    Ring ring = Ring.map(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    ring.unlink();
    beTheFirstToGo();
    outliveSignals();
    PoolLink pool = new PoolLink(new MessageStream(in, out), ring);
    Thread.ofPlatform().name("lumenark-reader").start(() -> work(pool, scratch));
    try {
      pool.pump();
    } catch (EOFException gone) {
      end(scratch, 0);
    } catch (IOException e) {
      WorkerLog.say(e);
      end(scratch, DEFECT);
    }
  }

  /**
   * Nothing stays behind. When the pool goes, both threads may notice: the one that is later must
   * not end the process while the other deletes.
   */
  private static synchronized void end(Path scratch, int status) {
    Scratch.delete(scratch);
    Runtime.getRuntime().halt(status);
  }

  private static void work(PoolLink pool, Path scratch) {
    try {
      new Worker(pool, WorkerReaders.installed()).work();
    } catch (OutOfMemoryError e) {
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      WorkerLog.say(e);
      end(scratch, DEFECT);
    }
  }

  /**
   * A terminal or a supervisor may send the signal to end to all processes of a group. The pool
   * then ends what it is at in good order, and this process with it.
   */
  private static void outliveSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(WorkerMain::waitForTheEnd));
  }

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** If the system itself runs out of memory, it shall take this process and not the pool. */
  private static void beTheFirstToGo() {
    try {
      Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
    } catch (IOException e) {
      WorkerLog.say("no order among processes: " + e.getMessage());
    }
  }
}
