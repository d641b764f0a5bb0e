package org.lumenark.ingest.blob;

import java.io.IOException;
import org.lumenark.imaging.source.ByteSource;

/** A file whose first bytes are at hand, so that looking at its head asks nobody. */
record HeadedSource(byte[] head, int headLength, ByteSource whole) implements ByteSource {

  @Override
  public long size() {
    return whole.size();
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) throws IOException {
    if (position >= 0 && position + length <= headLength) {
      System.arraycopy(head, (int) position, target, offset, length);
    } else {
      whole.read(position, target, offset, length);
    }
  }

  @Override
  public void close() throws IOException {
    whole.close();
  }
}
