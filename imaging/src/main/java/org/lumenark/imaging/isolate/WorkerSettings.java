package org.lumenark.imaging.isolate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.bioformats.BioFormatsJar;

/**
 * What the workers of a pool may spend.
 *
 * @param classPath of the worker process, see {@link WorkerClassPath}
 * @param folder where workers keep what they must unpack; each has a folder of its own there, which
 *     goes with it
 * @param workers processes at a time
 * @param filesPerWorker after so many files a process is replaced
 * @param heapBytes of the reader's objects
 * @param processBytes resident memory of the whole process; where the system does not tell it, only
 *     the heap is bounded
 * @param deadline for one request (detect, open, read some rows), not counting the time that bytes
 *     take to come
 * @param ringBytes of the memory that pool and worker share
 * @param bioFormats the plug-in that workers may load
 * @param copiedBytes that may be copied to a worker's folder for one image of the plug-in
 */
public record WorkerSettings(
    List<Path> classPath,
    Path folder,
    int workers,
    int filesPerWorker,
    long heapBytes,
    long processBytes,
    Duration deadline,
    int ringBytes,
    Optional<BioFormatsJar> bioFormats,
    long copiedBytes) {

  private static final long MEBIBYTE = 1 << 20;

  public WorkerSettings {
    classPath = List.copyOf(classPath);
    if (workers < 1 || filesPerWorker < 1) {
      throw new IllegalArgumentException("a pool has workers, and they read files");
    }
    if (heapBytes < 16 * MEBIBYTE || processBytes < heapBytes || ringBytes < 1 << 16) {
      throw new IllegalArgumentException(
          "a worker has a heap of 16 MiB or more and a ring of 64 KiB or more");
    }
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("a request takes time");
    }
  }

  /** Two workers of 512 MiB of heap, 768 MiB in all, a minute for each request. */
  public static WorkerSettings defaults() {
    return new WorkerSettings(
        WorkerClassPath.ofThisProcess(),
        Path.of(System.getProperty("java.io.tmpdir")),
        2,
        500,
        512 * MEBIBYTE,
        768 * MEBIBYTE,
        Duration.ofMinutes(1),
        (int) (8 * MEBIBYTE),
        Optional.empty(),
        64L << 30);
  }

  public WorkerSettings withWorkers(int count) {
    return new WorkerSettings(
        classPath,
        folder,
        count,
        filesPerWorker,
        heapBytes,
        processBytes,
        deadline,
        ringBytes,
        bioFormats,
        copiedBytes);
  }

  public WorkerSettings withFilesPerWorker(int count) {
    return new WorkerSettings(
        classPath,
        folder,
        workers,
        count,
        heapBytes,
        processBytes,
        deadline,
        ringBytes,
        bioFormats,
        copiedBytes);
  }

  /**
   * The same with other memory.
   *
   * @param heap bytes of the reader's objects
   * @param process bytes of the whole process
   */
  public WorkerSettings withMemory(long heap, long process) {
    return new WorkerSettings(
        classPath,
        folder,
        workers,
        filesPerWorker,
        heap,
        process,
        deadline,
        ringBytes,
        bioFormats,
        copiedBytes);
  }

  public WorkerSettings withDeadline(Duration time) {
    return new WorkerSettings(
        classPath,
        folder,
        workers,
        filesPerWorker,
        heapBytes,
        processBytes,
        time,
        ringBytes,
        bioFormats,
        copiedBytes);
  }

  public WorkerSettings withFolder(Path place) {
    return new WorkerSettings(
        classPath,
        place,
        workers,
        filesPerWorker,
        heapBytes,
        processBytes,
        deadline,
        ringBytes,
        bioFormats,
        copiedBytes);
  }

  /**
   * The same with the plug-in.
   *
   * @param mostCopied bytes that may be copied for one image
   */
  public WorkerSettings withBioFormats(BioFormatsJar jar, long mostCopied) {
    return new WorkerSettings(
        classPath,
        folder,
        workers,
        filesPerWorker,
        heapBytes,
        processBytes,
        deadline,
        ringBytes,
        Optional.of(jar),
        mostCopied);
  }
}
