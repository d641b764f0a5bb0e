package org.lumenark.imaging.omezarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.lumenark.imaging.chunked.Fill;
import org.lumenark.imaging.chunked.Shapes;

/**
 * How the index of a shard lies (Zarr v3, {@code sharding_indexed}): for each inner chunk in C
 * order offset and length as uint64, both 2^64 - 1 where the chunk is not there.
 *
 * @param grid inner chunks along each axis
 * @param bigEndian order of the numbers
 * @param checksum whether CRC-32C follows
 * @param atEnd where it stands in the shard
 */
record ShardIndexes(int[] grid, boolean bigEndian, boolean checksum, boolean atEnd) {

  /** Bytes of the index. */
  long bytes() {
    return 16 * Shapes.product(grid) + (checksum ? 4 : 0);
  }

  /** Where it starts in a shard of this size. */
  long start(long shardBytes) {
    return atEnd ? shardBytes - bytes() : 0;
  }

  /** The numbers, two for each inner chunk. */
  ByteBuffer parse(byte[] index) throws IOException {
    if (checksum) {
      CRC32C crc = new CRC32C();
      crc.update(index, 0, index.length - 4);
      ByteBuffer last = ByteBuffer.wrap(index).order(ByteOrder.LITTLE_ENDIAN);
      if ((int) crc.getValue() != last.getInt(index.length - 4)) {
        throw new IOException("the index of the shard does not fit its checksum");
      }
    }
    return ByteBuffer.wrap(index).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /** Puts the inner chunks of a whole shard in their places. */
  byte[] join(byte[] shard, CodecChain inner, int[] shape, byte[] fill) throws IOException {
    if (shard.length < bytes()) {
      throw new IOException("the shard is too short for its index");
    }
    int start = (int) start(shard.length);
    ByteBuffer index = parse(Arrays.copyOfRange(shard, start, start + (int) bytes()));
    byte[] all = new byte[(int) Shapes.product(shape) * fill.length];
    Fill.with(fill, all, 0, all.length);
    int[] at = new int[grid.length];
    int slot = 0;
    do {
      long offset = index.getLong(16 * slot);
      long length = index.getLong(16 * slot + 8);
      slot++;
      if (offset == -1 && length == -1) {
        continue;
      }
      if (offset < 0 || length < 0 || offset > shard.length || length > shard.length - offset) {
        throw new IOException("an inner chunk lies outside its shard");
      }
      byte[] encoded = Arrays.copyOfRange(shard, (int) offset, (int) (offset + length));
      place(inner.decode(encoded, fill), inner.shape(), at, all, shape, fill.length);
    } while (Shapes.next(at, grid));
    return all;
  }

  private static void place(
      byte[] chunk, int[] shape, int[] at, byte[] all, int[] whole, int width) {
    int[] strides = Shapes.strides(whole);
    int last = shape.length - 1;
    int rowBytes = shape[last] * width;
    int[] rows = shape.clone();
    rows[last] = 1;
    int[] row = new int[shape.length];
    int from = 0;
    do {
      int to = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        to += (at[axis] * shape[axis] + row[axis]) * strides[axis];
      }
      System.arraycopy(chunk, from, all, to * width, rowBytes);
      from += rowBytes;
    } while (Shapes.next(row, rows));
  }
}
