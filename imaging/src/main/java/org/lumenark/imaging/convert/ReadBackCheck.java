package org.lumenark.imaging.convert;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.SplittableRandom;
import org.lumenark.imaging.zarr.ObjectSink;
import org.lumenark.imaging.zarr.ZarrArrayReader;

/**
 * Reads chunks again through a decoder that shares nothing with the encoder, and compares them with
 * the source's.
 */
final class ReadBackCheck {

  private static final int SAMPLES = 8;

  private final ObjectSink container;
  private long compared;

  ReadBackCheck(ObjectSink container) {
    this.container = container;
  }

  /** Chunks that were equal so far. */
  long compared() {
    return compared;
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

  /** Compares every chunk of a level and passes its samples to the digest, in C order. */
  void compareAll(WrittenLevel level, MessageDigest digest) throws IOException {
    var layout = level.layout();
    byte[] rows = new byte[layout.chunkY() * layout.sizeX() * layout.type().bytes()];
    int rowBytes = layout.sizeX() * layout.type().bytes();
    try (ZarrArrayReader reader = ZarrArrayReader.open(container, level.path())) {
      for (int t = 0; t < layout.sizeT(); t++) {
        for (int c = 0; c < layout.sizeC(); c++) {
          for (int z = 0; z < layout.sizeZ(); z++) {
            for (int row = 0; row < layout.chunkRows(); row++) {
              int count = rows(reader, level, new int[] {t, c, z, row}, rows);
              digest.update(rows, 0, count * rowBytes);
            }
          }
        }
      }
    }
  }

  private int rows(ZarrArrayReader reader, WrittenLevel level, int[] at, byte[] target)
      throws IOException {
    var layout = level.layout();
    int sampleBytes = layout.type().bytes();
    int rowBytes = layout.sizeX() * sampleBytes;
    int chunkRowBytes = layout.chunkX() * sampleBytes;
    int count = Math.min(layout.chunkY(), layout.sizeY() - at[3] * layout.chunkY());
    for (int column = 0; column < layout.chunkColumns(); column++) {
      byte[] chunk =
          compare(reader, level, level.checksums().index(at[0], at[1], at[2], at[3], column));
      int first = column * chunkRowBytes;
      int bytes = Math.min(chunkRowBytes, rowBytes - first);
      for (int row = 0; row < count; row++) {
        System.arraycopy(chunk, row * chunkRowBytes, target, row * rowBytes + first, bytes);
      }
    }
    return count;
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
      compared++;
    }
    return chunk;
  }
}
