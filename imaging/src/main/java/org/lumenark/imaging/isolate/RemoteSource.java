package org.lumenark.imaging.isolate;

import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import org.lumenark.imaging.source.ByteSource;

/** A file whose bytes the pool has. */
record RemoteSource(PoolLink pool, int handle, long size) implements ByteSource {

  @Override
  public void read(long position, byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (position < 0 || length > size - position) {
      throw new EOFException(length + " bytes at " + position + " of " + size);
    }
    pool.read(handle, position, target, offset, length);
  }

  @Override
  public void close() throws IOException {
    pool.ask(new Message.CloseHandle(handle));
  }
}
