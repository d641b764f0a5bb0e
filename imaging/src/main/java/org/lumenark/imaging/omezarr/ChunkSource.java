package org.lumenark.imaging.omezarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.chunked.ChunkLoader;
import org.lumenark.imaging.chunked.Shapes;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/**
 * Finds and decodes the chunks of one array, for shards the inner ones without reading the rest.
 * Shards that were used last stay open, a few of them. Confined to one thread.
 */
final class ChunkSource implements ChunkLoader {

  private static final int OPEN_SHARDS = 8;
  private static final long INDEX_BYTES = 32L << 20;

  private record Shard(ByteSource source, ByteBuffer index) {}

  private final ZarrStore store;
  private final ZarrArray array;
  private final LinkedHashMap<String, Optional<Shard>> shards =
      new LinkedHashMap<>(16, 0.75f, true);

  ChunkSource(ZarrStore store, ZarrArray array) {
    this.store = store;
    this.array = array;
  }

  /** In the grid of {@link ZarrArray#smallest()}. */
  @Override
  public Optional<byte[]> chunk(int[] at) throws IOException, ImagingException {
    return array.chain().plainShard() ? inner(at) : whole(at);
  }

  private Optional<byte[]> whole(int[] at) throws IOException, ImagingException {
    String key = array.keys().key(array.path(), at);
    Optional<byte[]> stored = store.bytes(key, mostStored());
    return stored.isEmpty()
        ? Optional.empty()
        : Optional.of(decoded(array.chain(), stored.get(), key));
  }

  private int mostStored() {
    return (int) Math.min(Integer.MAX_VALUE - 8L, 2L * array.chain().chunkBytes() + (1 << 20));
  }

  private Optional<byte[]> inner(int[] at) throws IOException, ImagingException {
    CodecChain.Shards inside = array.chain().shards().orElseThrow();
    int[] grid = inside.indexes().grid();
    int[] outer = new int[at.length];
    int[] within = new int[at.length];
    for (int axis = 0; axis < at.length; axis++) {
      outer[axis] = at[axis] / grid[axis];
      within[axis] = at[axis] % grid[axis];
    }
    String key = array.keys().key(array.path(), outer);
    Shard shard = shard(key, inside.indexes());
    if (shard == null) {
      return Optional.empty();
    }
    int slot = Shapes.position(within, grid);
    long offset = shard.index.getLong(16 * slot);
    long length = shard.index.getLong(16 * slot + 8);
    if (offset == -1 && length == -1) {
      return Optional.empty();
    }
    long size = shard.source.size();
    long most = 2L * inside.inner().chunkBytes() + (1 << 20);
    if (offset < 0 || length < 0 || length > most || offset > size || length > size - offset) {
      throw damaged(key, "chunk " + slot + " lies outside its shard", null);
    }
    byte[] stored = new byte[(int) length];
    shard.source.read(offset, stored, 0, stored.length);
    return Optional.of(decoded(inside.inner(), stored, key + " chunk " + slot));
  }

  private @Nullable Shard shard(String key, ShardIndexes indexes)
      throws IOException, ImagingException {
    Optional<Shard> known = shards.get(key);
    if (known == null) {
      trim(indexes.bytes());
      known = open(key, indexes);
      shards.put(key, known);
    }
    return known.orElse(null);
  }

  private Optional<Shard> open(String key, ShardIndexes indexes)
      throws IOException, ImagingException {
    Optional<ByteSource> opened = store.open(key);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    ByteSource source = opened.get();
    boolean whole = false;
    try {
      if (source.size() < indexes.bytes()) {
        throw damaged(key, "the shard is too short for its index", null);
      }
      byte[] bytes = new byte[(int) indexes.bytes()];
      source.read(indexes.start(source.size()), bytes, 0, bytes.length);
      ByteBuffer index;
      try {
        index = indexes.parse(bytes);
      } catch (IOException e) {
        throw damaged(key, String.valueOf(e.getMessage()), e);
      }
      whole = true;
      return Optional.of(new Shard(source, index));
    } finally {
      if (!whole) {
        source.close();
      }
    }
  }

  private void trim(long indexBytes) throws IOException {
    long most = Math.max(1, Math.min(OPEN_SHARDS, INDEX_BYTES / Math.max(1, indexBytes)));
    while (shards.size() >= most) {
      Map.Entry<String, Optional<Shard>> eldest = shards.firstEntry();
      shards.remove(eldest.getKey());
      if (eldest.getValue().isPresent()) {
        eldest.getValue().get().source.close();
      }
    }
  }

  private byte[] decoded(CodecChain chain, byte[] stored, String key) throws ImagingException {
    try {
      byte[] samples = chain.decode(stored, array.fill());
      return chain.type().half() ? Halves.widened(samples) : samples;
    } catch (IOException e) {
      throw damaged(key, String.valueOf(e.getMessage()), e);
    }
  }

  private ImagingException damaged(String key, String message, @Nullable Throwable cause) {
    return new ImagingException(
        "zarr.chunk-damaged",
        store.place(key),
        "This chunk cannot be decoded: " + message + ".",
        cause);
  }

  @Override
  public void close() throws IOException {
    trim(Long.MAX_VALUE);
    for (Optional<Shard> shard : shards.values()) {
      if (shard.isPresent()) {
        shard.get().source.close();
      }
    }
    shards.clear();
  }
}
