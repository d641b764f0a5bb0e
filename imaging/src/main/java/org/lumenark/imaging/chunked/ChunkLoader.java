package org.lumenark.imaging.chunked;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/** Finds and decodes the chunks of one array. Confined to one thread. */
public interface ChunkLoader extends AutoCloseable {

  /**
   * The samples of the chunk with these coordinates in the grid: C order, little-endian, padded to
   * a whole chunk; empty if it holds the fill value only.
   */
  Optional<byte[]> chunk(int[] at) throws IOException, ImagingException;

  @Override
  void close() throws IOException;
}
