package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.zarr.ArrayLayout;
import org.lumenark.imaging.zarr.ObjectSink;
import org.lumenark.imaging.zarr.ZarrArrayReader;

/**
 * Reads chunks again through a decoder that shares nothing with the encoder, and compares them with
 * the source's.
 */
final class ReadBackCheck {

  private static final int SAMPLES = 8;
  private static final int MOST_BANDS = 8;

  private final ObjectSink container;
  private final LongAdder compared = new LongAdder();

  ReadBackCheck(ObjectSink container) {
    this.container = container;
  }

  /** Takes the rows of one row of chunks, from left to right, without padding. */
  @FunctionalInterface
  interface Rows {
    void take(int t, int c, int z, int chunkRow, byte[] rows, int bytes) throws IOException;
  }

  /** Chunks that were equal so far. */
  long compared() {
    return compared.sum();
  }

  /** Compares the first and the last chunk of every level and some between. */
  void sample(List<WrittenLevel> levels) throws IOException {
    for (WrittenLevel level : levels) {
      long kept = Math.ceilDiv(level.checksums().chunks(), level.checksums().step());
      SplittableRandom random = new SplittableRandom(kept);
      try (ZarrArrayReader reader = ZarrArrayReader.open(container, level.path())) {
        for (int i = 0; i < Math.min(kept, SAMPLES); i++) {
          long pick = kept <= SAMPLES ? i : i == 0 ? 0 : i == 1 ? kept - 1 : random.nextLong(kept);
          compare(reader, level, pick * level.checksums().step());
        }
      }
    }
  }

  /**
   * Compares every chunk of a level and passes its samples on, in C order of the axes.
   *
   * @param pool decodes rows of chunks ahead
   * @param memory bytes that rows of chunks may take together; one is always in memory
   */
  void compareAll(WrittenLevel level, Rows rows, EncodingPool pool, long memory)
      throws IOException {
    ArrayLayout layout = level.layout();
    int bandBytes = layout.chunkY() * layout.sizeX() * layout.type().bytes();
    long bands = (long) layout.sizeT() * layout.sizeC() * layout.sizeZ() * layout.chunkRows();
    long most = Math.clamp(memory / bandBytes, 1, Math.min(bands, MOST_BANDS));
    Deque<byte[]> free = new ArrayDeque<>();
    Deque<Future<Band>> running = new ArrayDeque<>();
    try (ZarrArrayReader reader = ZarrArrayReader.open(container, level.path())) {
      try {
        long next = 0;
        for (long done = 0; done < bands; done++) {
          while (next < bands && running.size() < most) {
            long number = next++;
            byte[] target = free.isEmpty() ? new byte[bandBytes] : free.pop();
            running.add(pool.call(() -> band(reader, level, number, target)));
          }
          Band band = result(running.remove());
          int[] at = level.checksums().coordinates(done * layout.chunkColumns());
          rows.take(at[0], at[1], at[2], at[3], band.rows(), band.bytes());
          free.push(band.rows());
        }
      } finally {
        running.forEach(each -> each.cancel(false));
      }
    }
  }

  /**
   * Samples of one row of chunks.
   *
   * @param bytes that are filled, without padding
   */
  private record Band(byte[] rows, int bytes) {}

  private Band band(ZarrArrayReader reader, WrittenLevel level, long number, byte[] target)
      throws IOException {
    ArrayLayout layout = level.layout();
    int sampleBytes = layout.type().bytes();
    int rowBytes = layout.sizeX() * sampleBytes;
    int chunkRowBytes = layout.chunkX() * sampleBytes;
    int chunkRow = (int) (number % layout.chunkRows());
    int count = Math.min(layout.chunkY(), layout.sizeY() - chunkRow * layout.chunkY());
    for (int column = 0; column < layout.chunkColumns(); column++) {
      byte[] chunk = compare(reader, level, number * layout.chunkColumns() + column);
      int first = column * chunkRowBytes;
      int bytes = Math.min(chunkRowBytes, rowBytes - first);
      for (int row = 0; row < count; row++) {
        System.arraycopy(chunk, row * chunkRowBytes, target, row * rowBytes + first, bytes);
      }
    }
    return new Band(target, count * rowBytes);
  }

  private static Band result(Future<Band> running) throws IOException {
    try {
      return Awaited.result(running);
    } catch (ImagingException e) {
      throw new IllegalStateException("what was written is no file of a depositor", e);
    }
  }

  private byte[] compare(ZarrArrayReader reader, WrittenLevel level, long index)
      throws IOException {
    int[] at = level.checksums().coordinates(index);
    byte[] chunk =
        reader
            .chunk(at[0], at[1], at[2], at[3], at[4])
            .orElseGet(() -> new byte[reader.chunkBytes()]);
    if (level.checksums().keeps(index)) {
      if (!level.checksums().matches(index, chunk)) {
        throw new ReadBackException(
            "chunk " + index + " of " + level.path() + " reads back otherwise");
      }
      compared.increment();
    }
    return chunk;
  }
}
