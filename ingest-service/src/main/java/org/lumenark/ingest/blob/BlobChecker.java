package org.lumenark.ingest.blob;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.platform.storage.BlobDigests;

/** Reads files again from the store, packs in one sweep, and compares them with their digests. */
@ApplicationScoped
public class BlobChecker {

  private static final int BUFFER_BYTES = 256 << 10;
  private static final int HEAD_BYTES = 128 << 10;
  private static final int DETECTION_BLOCKS = 16;

  private final Originals originals;
  private final IngestConfig config;

  BlobChecker(Originals originals, IngestConfig config) {
    this.originals = originals;
    this.config = config;
  }

  /** Looks at an intact file; called by several threads. */
  @FunctionalInterface
  public interface Inspection<T> {
    T inspect(DepositedFile file, ByteSource bytes) throws IOException;
  }

  /** These files, for inspections that look at others too. */
  public DepositedFiles beside(List<DepositedFile> files) {
    return new DepositedFiles(files, new BlockCache(originals, HEAD_BYTES, DETECTION_BLOCKS));
  }

  /**
   * Checks all of them.
   *
   * @return by ordinal
   * @throws IOException if the store is away; nothing is known of the files then
   */
  public <T> Map<Long, Checked<T>> check(List<DepositedFile> files, Inspection<T> inspection)
      throws IOException, InterruptedException {
    Map<Long, Checked<T>> results = new ConcurrentHashMap<>();
    BlockCache cache = new BlockCache(originals, HEAD_BYTES, DETECTION_BLOCKS);
    ExecutorService readers =
        Executors.newFixedThreadPool(
            config.batchReads(), Thread.ofVirtual().name("sweep-", 0).factory());
    try {
      List<Future<Boolean>> sweeps =
          Sweep.of(files).stream()
              .map(sweep -> readers.submit(task(sweep, cache, inspection, results)))
              .toList();
      for (Future<Boolean> sweep : sweeps) {
        sweep.get();
      }
      return results;
    } catch (ExecutionException failure) {
      throw new IOException("a sweep ended early", failure.getCause());
    } finally {
      readers.shutdownNow();
      readers.close();
    }
  }

  private <T> Callable<Boolean> task(
      Sweep sweep, BlockCache cache, Inspection<T> inspection, Map<Long, Checked<T>> results) {
    return () -> {
      sweep(sweep, cache, inspection, results);
      return true;
    };
  }

  /** Files that a short or missing object can no longer give are damaged; those before it count. */
  private <T> void sweep(
      Sweep sweep, BlockCache cache, Inspection<T> inspection, Map<Long, Checked<T>> results)
      throws IOException {
    try {
      originals.read(
          sweep.object(),
          sweep.from(),
          sweep.to() - sweep.from(),
          in -> {
            long position = sweep.from();
            for (DepositedFile file : sweep.files()) {
              in.skipNBytes(file.entry().blob().offset() - position);
              results.put(file.ordinal(), checkNext(in, file, cache, inspection));
              position = file.entry().blob().offset() + file.size();
            }
          });
    } catch (BlobDamagedException damaged) {
      for (DepositedFile file : sweep.files()) {
        results.putIfAbsent(
            file.ordinal(), new Checked.Damaged<>(damaged.reason(), damaged.isMissing()));
      }
    }
  }

  private static <T> Checked<T> checkNext(
      InputStream in, DepositedFile file, BlockCache cache, Inspection<T> inspection)
      throws IOException {
    BlobDigests digests = new BlobDigests();
    byte[] head = new byte[(int) Math.min(HEAD_BYTES, file.size())];
    if (in.readNBytes(head, 0, head.length) != head.length) {
      throw new EOFException("the object ended early");
    }
    digests.update(head, 0, head.length);
    byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, file.size() - head.length)];
    long left = file.size() - head.length;
    while (left > 0) {
      int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (got < 0) {
        throw new EOFException("the object ended early");
      }
      digests.update(buffer, 0, got);
      left -= got;
    }
    BlobDigests.Result found = digests.finish();
    if (!found.sha256().equals(file.entry().sha256())
        || !found.crc32().equals(file.entry().crc32())) {
      return new Checked.Damaged<>(BlobDamagedException.corrupt().reason(), false);
    }
    ByteSource whole = new BlobSource(cache, file.entry().blob());
    return new Checked.Intact<>(
        inspection.inspect(file, new HeadedSource(head, head.length, whole)));
  }
}
