package org.lumenark.imaging.source;

import java.io.EOFException;
import java.io.IOException;

/**
 * A part of another source, which stays open when this is closed.
 *
 * @param first byte of the part; it lies inside the source
 * @param size of the part
 */
public record SliceSource(ByteSource source, long first, long size) implements ByteSource {

  public SliceSource {
    if (first < 0 || size < 0 || size > source.size() - first) {
      throw new IllegalArgumentException(
          size + " bytes from " + first + " on are not inside " + source.size());
    }
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) throws IOException {
    if (position < 0 || length > size - position) {
      throw new EOFException(length + " bytes at " + position + " of " + size);
    }
    source.read(first + position, target, offset, length);
  }

  @Override
  public void close() {}
}
