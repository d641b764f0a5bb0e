package org.lumenark.imaging.convert;

import java.io.IOException;

/** Takes the checksums of chunks that someone else has written, and nothing more. */
record ChunkMeasure(ChunkBuffers buffers) implements ChunkSink {

  @Override
  public ChunkBuffer buffer() throws IOException {
    return buffers.acquire();
  }

  @Override
  public void submit(ChunkTarget.Chunk chunk) {
    ChunkBuffer samples = chunk.samples();
    chunk.checksums().record(chunk.index(), samples.bytes(), samples.offset(), chunk.length());
    buffers.release(samples);
  }
}
