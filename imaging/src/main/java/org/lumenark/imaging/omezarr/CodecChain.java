package org.lumenark.imaging.omezarr;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.chunked.Shapes;
import org.lumenark.imaging.omezarr.Delta.Step;

/**
 * All that was done to the samples of one chunk, undone: what comes out is in C order of the
 * chunk's shape, little-endian, of the stored type. Immutable; safe for use by several threads.
 *
 * @param shape of the chunk
 * @param order for each axis of the stored array the axis of the chunk it is; empty if they are the
 *     same
 * @param deltas filters of version 2, in the order of encoding
 * @param shards empty if the samples follow each other
 * @param compressors in the order of encoding
 */
record CodecChain(
    int[] shape,
    StoredType type,
    Optional<int[]> order,
    List<Step> deltas,
    Optional<Shards> shards,
    List<ByteCodec> compressors) {

  private static final int SLACK = 1 << 16;

  /** Chunks within the chunk, as {@code sharding_indexed} has them. */
  record Shards(CodecChain inner, ShardIndexes indexes) {}

  CodecChain {
    deltas = List.copyOf(deltas);
    compressors = List.copyOf(compressors);
  }

  int chunkBytes() {
    return (int) Shapes.product(shape) * type.bytes();
  }

  /** Whether single inner chunks can be had without the whole shard. */
  boolean plainShard() {
    return shards.isPresent() && order.isEmpty() && compressors.isEmpty() && deltas.isEmpty();
  }

  /**
   * @param fill one stored sample, for inner chunks that are not there
   * @throws IOException if the bytes are not what these codecs make
   */
  byte[] decode(byte[] stored, byte[] fill) throws IOException {
    byte[] bytes = stored;
    try {
      for (int i = compressors.size() - 1; i >= 0; i--) {
        bytes = compressors.get(i).decode(bytes, most(i));
      }
      if (shards.isPresent()) {
        Shards inside = shards.get();
        bytes = inside.indexes().join(bytes, inside.inner(), storedShape(), fill);
      } else {
        requireLength(bytes);
        if (type.bigEndian()) {
          bytes = swapped(bytes);
        }
      }
      for (int i = deltas.size() - 1; i >= 0; i--) {
        bytes = deltas.get(i).undo(bytes, type);
      }
    } catch (RuntimeException e) {
      throw new IOException("damaged data (" + e.getClass().getSimpleName() + ")", e);
    }
    requireLength(bytes);
    return order.isPresent() ? transposed(bytes, order.get()) : bytes;
  }

  /** The innermost gives the chunk itself; outer ones may carry what does not shrink. */
  private int most(int codec) {
    if (codec == 0 && shards.isEmpty()) {
      return chunkBytes();
    }
    return (int) Math.min(Integer.MAX_VALUE - 8L, 2L * chunkBytes() + SLACK);
  }

  private void requireLength(byte[] bytes) throws IOException {
    if (bytes.length != chunkBytes()) {
      throw new IOException(bytes.length + " bytes, " + chunkBytes() + " expected");
    }
  }

  private byte[] swapped(byte[] bytes) {
    int width = type.bytes();
    byte[] swapped = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i += width) {
      for (int part = 0; part < width; part++) {
        swapped[i + part] = bytes[i + width - 1 - part];
      }
    }
    return swapped;
  }

  private int[] storedShape() {
    int[] stored = shape.clone();
    if (order.isPresent()) {
      for (int i = 0; i < stored.length; i++) {
        stored[i] = shape[order.get()[i]];
      }
    }
    return stored;
  }

  private byte[] transposed(byte[] bytes, int[] axes) {
    int[] storedShape = storedShape();
    int[] strides = new int[shape.length];
    int[] natural = Shapes.strides(shape);
    for (int i = 0; i < shape.length; i++) {
      strides[i] = natural[axes[i]];
    }
    byte[] result = new byte[bytes.length];
    int[] at = new int[shape.length];
    int width = type.bytes();
    int from = 0;
    do {
      int to = 0;
      for (int i = 0; i < at.length; i++) {
        to += at[i] * strides[i];
      }
      System.arraycopy(bytes, from, result, to * width, width);
      from += width;
    } while (Shapes.next(at, storedShape));
    return result;
  }
}
