package org.lumenark.imaging.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Collects the encoded chunks of one shard, in any order and from several threads, and lays them
 * out in C order, so that the same pixels always give the same bytes.
 */
public final class ShardAssembler {

  private final AtomicReferenceArray<byte[][]> chunks;
  private final AtomicInteger missing;

  /**
   * @param slots chunks that the shard has room for
   * @param expected chunks of it that lie in the array
   */
  public ShardAssembler(int slots, int expected) {
    chunks = new AtomicReferenceArray<>(slots);
    missing = new AtomicInteger(expected);
  }

  /**
   * Takes one chunk; empty if it holds nothing but the fill value.
   *
   * @return whether this was the last one
   */
  public boolean deliver(int slot, Optional<byte[][]> parts) {
    parts.ifPresent(bytes -> chunks.set(slot, bytes));
    return missing.decrementAndGet() == 0;
  }

  /** The whole shard; empty if no chunk of it holds anything, and then there is no object. */
  public Optional<ObjectContent> content() {
    ShardIndex index = new ShardIndex(chunks.length());
    List<byte[]> parts = new ArrayList<>();
    long end = 0;
    for (int slot = 0; slot < chunks.length(); slot++) {
      byte[][] chunk = chunks.get(slot);
      if (chunk == null) {
        continue;
      }
      long start = end;
      for (byte[] part : chunk) {
        parts.add(part);
        end += part.length;
      }
      index.set(slot, start, end - start);
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    parts.add(index.bytes());
    return Optional.of(new ObjectContent(parts));
  }
}
