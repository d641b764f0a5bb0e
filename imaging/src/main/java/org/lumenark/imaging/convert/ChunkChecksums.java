package org.lumenark.imaging.convert;

import java.util.zip.CRC32C;
import org.lumenark.imaging.zarr.ArrayLayout;

/**
 * CRC-32C of the samples of the chunks of one array as they came from the source, to compare with
 * what is read back. Of arrays with more than four million chunks every n-th is kept. Each chunk is
 * written by one thread once, before any is read.
 */
final class ChunkChecksums {

  private static final long MOST = 4L << 20;

  private final ArrayLayout layout;
  private final long step;
  private final int[] checksums;

  ChunkChecksums(ArrayLayout layout) {
    this.layout = layout;
    long chunks = chunks();
    step = Math.ceilDiv(chunks, MOST);
    checksums = new int[(int) Math.ceilDiv(chunks, step)];
  }

  long chunks() {
    return (long) layout.sizeT()
        * layout.sizeC()
        * layout.sizeZ()
        * layout.chunkRows()
        * layout.chunkColumns();
  }

  /** Position of a chunk in C order. */
  long index(int t, int c, int z, int row, int column) {
    long plane = ((long) t * layout.sizeC() + c) * layout.sizeZ() + z;
    return (plane * layout.chunkRows() + row) * layout.chunkColumns() + column;
  }

  /** The chunk at this position, as t c z row column. */
  int[] coordinates(long index) {
    int column = (int) (index % layout.chunkColumns());
    long rest = index / layout.chunkColumns();
    int row = (int) (rest % layout.chunkRows());
    rest /= layout.chunkRows();
    int z = (int) (rest % layout.sizeZ());
    rest /= layout.sizeZ();
    return new int[] {(int) (rest / layout.sizeC()), (int) (rest % layout.sizeC()), z, row, column};
  }

  /** Whether the checksum of this chunk is kept. */
  boolean keeps(long index) {
    return index % step == 0;
  }

  /** Distance between chunks that are kept. */
  long step() {
    return step;
  }

  void record(long index, byte[] chunk, int offset, int length) {
    if (keeps(index)) {
      checksums[(int) (index / step)] = checksum(chunk, offset, length);
    }
  }

  /** The checksum of a chunk that is kept. */
  int at(long index) {
    return checksums[(int) (index / step)];
  }

  /** Sets the checksum of a chunk that is kept. */
  void set(long index, int checksum) {
    checksums[(int) (index / step)] = checksum;
  }

  boolean matches(long index, byte[] chunk) {
    return checksums[(int) (index / step)] == checksum(chunk, 0, chunk.length);
  }

  private static int checksum(byte[] chunk, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(chunk, offset, length);
    return (int) crc.getValue();
  }
}
