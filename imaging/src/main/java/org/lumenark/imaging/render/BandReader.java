package org.lumenark.imaging.render;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lumenark.imaging.pyramid.SampleReader;
import org.lumenark.imaging.zarr.ArrayMetadata;
import org.lumenark.imaging.zarr.ObjectSource;
import org.lumenark.imaging.zarr.ZarrArrayReader;

/**
 * Reads rows of chunks of one level, one or several sections at a time. A few chunks are fetched
 * and decoded ahead, since most of the time goes into waiting for the store.
 */
final class BandReader implements AutoCloseable {

  /** Chunks that are fetched at a time. */
  static final int AHEAD = 4;

  private final ZarrArrayReader reader;
  private final ArrayMetadata array;
  private final int time;
  private final Sections sections;
  private final Projection projection;
  private final SampleReader samples;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private record Fetched(int section, int column, Future<Optional<byte[]>> samples) {}

  BandReader(ObjectSource container, ArrayMetadata array, ChosenView view) {
    this.array = array;
    reader = new ZarrArrayReader(container, array);
    time = view.time();
    sections = view.sections();
    projection = view.projection();
    samples = SampleReader.of(array.type());
  }

  /** Rows that a row of chunks has. */
  int rows(int chunkRow) {
    return Math.min(array.chunkY(), array.sizeY() - chunkRow * array.chunkY());
  }

  /**
   * Reads one row of chunks into {@link #rows} of {@code endColumn - firstColumn} samples. What is
   * not a number in every section stays so.
   */
  void read(int channel, int chunkRow, int firstColumn, int endColumn, float[] target)
      throws IOException {
    int width = endColumn - firstColumn;
    SectionSum sum = SectionSum.of(projection, target, rows(chunkRow) * width);
    int firstChunk = firstColumn / array.chunkX();
    int endChunk = Math.ceilDiv(endColumn, array.chunkX());
    Queue<Fetched> ahead = new ArrayDeque<>();
    for (int z = sections.first(); z <= sections.last(); z++) {
      for (int column = firstChunk; column < endChunk; column++) {
        int section = z;
        int chunk = column;
        ahead.add(
            new Fetched(
                z,
                column,
                threads.submit(() -> reader.chunk(time, channel, section, chunkRow, chunk))));
        if (ahead.size() >= AHEAD) {
          add(ahead.remove(), chunkRow, firstColumn, endColumn, sum);
        }
      }
    }
    while (!ahead.isEmpty()) {
      add(ahead.remove(), chunkRow, firstColumn, endColumn, sum);
    }
    sum.finish();
  }

  private void add(Fetched fetched, int chunkRow, int firstColumn, int endColumn, SectionSum sum)
      throws IOException {
    Optional<byte[]> chunk = samples(fetched.samples());
    int left = fetched.column() * array.chunkX();
    int from = Math.max(left, firstColumn);
    int to = Math.min(left + array.chunkX(), endColumn);
    float[] line = new float[to - from];
    int bytes = array.type().bytes();
    for (int row = 0; row < rows(chunkRow); row++) {
      if (chunk.isPresent()) {
        int at = (row * array.chunkX() + from - left) * bytes;
        for (int i = 0; i < line.length; i++) {
          line[i] = (float) samples.read(chunk.get(), at + i * bytes);
        }
      }
      sum.add(line, row * (endColumn - firstColumn) + from - firstColumn);
    }
  }

  private static Optional<byte[]> samples(Future<Optional<byte[]>> fetched) throws IOException {
    try {
      return fetched.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case IOException expected -> throw expected;
        case RuntimeException unexpected -> throw unexpected;
        case null, default -> throw new IOException(failure);
      }
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    threads.close();
    reader.close();
  }
}
