package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lumenark.imaging.zarr.ArrayLayout;
import org.lumenark.imaging.zarr.ChunkEncoder;
import org.lumenark.imaging.zarr.ObjectContent;
import org.lumenark.imaging.zarr.PutQueue;
import org.lumenark.imaging.zarr.ShardAssembler;

/** Encodes the chunks of one image on the pool and puts shards as they become complete. */
final class ChunkTarget implements ChunkSink, AutoCloseable {

  /** One chunk on its way: where it goes in its shard and where the shard goes. */
  record Chunk(
      ChunkBuffer samples,
      int length,
      ChunkChecksums checksums,
      long index,
      ShardAssembler shard,
      int slot,
      String key) {}

  private final EncodingPool.Work work;
  private final PutQueue.Batch puts;
  private final ChunkBuffers buffers;
  private final ArrayLayout layout;
  private final byte[] empty;
  private final Queue<ChunkEncoder> encoders = new ConcurrentLinkedQueue<>();

  ChunkTarget(
      EncodingPool.Work work, PutQueue.Batch puts, ChunkBuffers buffers, ArrayLayout layout) {
    this.work = work;
    this.puts = puts;
    this.buffers = buffers;
    this.layout = layout;
    this.empty = new byte[layout.chunkBytes()];
  }

  @Override
  public ChunkBuffer buffer() throws IOException {
    return buffers.acquire();
  }

  @Override
  public void submit(Chunk chunk) throws IOException {
    work.submit(() -> encode(chunk));
  }

  private void encode(Chunk chunk) throws IOException {
    Optional<byte[][]> parts;
    byte[] bytes = chunk.samples().bytes();
    int from = chunk.samples().offset();
    try {
      chunk.checksums().record(chunk.index(), bytes, from, chunk.length());
      boolean holdsNothing =
          Arrays.equals(bytes, from, from + chunk.length(), empty, 0, chunk.length());
      parts = holdsNothing ? Optional.empty() : Optional.of(compress(bytes, from, chunk.length()));
    } finally {
      buffers.release(chunk.samples());
    }
    if (chunk.shard().deliver(chunk.slot(), parts)) {
      Optional<ObjectContent> content =
          switch (layout.version()) {
            case V0_4 -> parts.map(chunkAlone -> new ObjectContent(List.of(chunkAlone)));
            case V0_5 -> chunk.shard().content();
          };
      if (content.isPresent()) {
        puts.put(chunk.key(), content.get());
      }
    }
  }

  private byte[][] compress(byte[] bytes, int offset, int length) {
    ChunkEncoder idle = encoders.poll();
    ChunkEncoder encoder =
        idle != null ? idle : layout.compression().encoder(layout.type().bytes());
    try {
      return encoder.encode(bytes, offset, length);
    } finally {
      encoders.add(encoder);
    }
  }

  @Override
  public void close() {
    encoders.forEach(ChunkEncoder::close);
    encoders.clear();
  }
}
