package org.lumenark.imaging.convert;

import java.io.IOException;

/** Takes the chunks of one image; called by one thread. */
interface ChunkSink {

  /** Room for the next chunk; waits until there is some. */
  ChunkBuffer buffer() throws IOException;

  /** Takes a chunk, and gives its buffer back when it needs it no more. */
  void submit(ChunkTarget.Chunk chunk) throws IOException;
}
