package org.lumenark.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Bytes into a draft, from the first request to the last answer: many small files by tar batches
 * one after the other, and one large file by tus in turns with a plain PUT of it into the archive's
 * object store.
 */
final class UploadBench {

  private static final int FILES_PER_BATCH = 2_000;
  private static final int SMALL_BYTES = 10_000;
  private static final int CHUNK_BYTES = 1 << 20;

  private final ArchiveUnderTest archive;
  private final Path scratch;
  private final Optional<BenchStore> store;

  /**
   * @param store empty to leave the plain PUT out
   */
  UploadBench(ArchiveUnderTest archive, Path scratch, Optional<BenchStore> store) {
    this.archive = archive;
    this.scratch = scratch;
    this.store = store;
  }

  Figure small(int files, int repeats) throws IOException {
    List<Double> rates = new ArrayList<>();
    Random random = new Random(7);
    for (int repeat = 0; repeat < repeats; repeat++) {
      String draft = archive.draft("Upload benchmark of small files");
      long nanos = 0;
      for (int from = 0; from < files; from += FILES_PER_BATCH) {
        byte[] tar = tar(random, from, Math.min(files, from + FILES_PER_BATCH));
        long start = System.nanoTime();
        archive.sendBatch(draft, tar);
        nanos += System.nanoTime() - start;
      }
      rates.add(files / (nanos / 1e9));
    }
    return new Figure("upload, " + files + " files of 10 kB by batch", "1/s", rates);
  }

  List<Figure> large(long bytes, int repeats) throws Exception {
    Path file = noise(bytes);
    List<Double> uploaded = new ArrayList<>();
    List<Double> put = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      if (store.isPresent()) {
        put.add(bytes / 1e6 / store.get().put(file));
      }
      String draft = archive.draft("Upload benchmark of a large file");
      long start = System.nanoTime();
      archive.sendFile(draft, "large.bin", file);
      uploaded.add(bytes / 1e6 / ((System.nanoTime() - start) / 1e9));
    }
    Files.delete(file);
    String what = "upload, one file of " + bytes / 1_000_000 + " MB";
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure(what + ", tus", "MB/s", uploaded));
    if (!put.isEmpty()) {
      figures.add(new Figure(what + ", PUT to the store", "MB/s", put));
    }
    return figures;
  }

  private static byte[] tar(Random random, int from, int to) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] content = new byte[SMALL_BYTES];
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (int file = from; file < to; file++) {
        random.nextBytes(content);
        TarArchiveEntry entry =
            new TarArchiveEntry("folder" + file / 1000 + "/field" + file + ".bin");
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Path noise(long bytes) throws IOException {
    Path file = scratch.resolve("large.bin");
    Random random = new Random(2048);
    byte[] chunk = new byte[CHUNK_BYTES];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = bytes; left > 0; left -= chunk.length) {
        random.nextBytes(chunk);
        out.write(chunk, 0, (int) Math.min(left, chunk.length));
      }
    }
    return file;
  }
}
