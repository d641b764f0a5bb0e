package org.lumenark.imaging.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file on the local disk. Its length is that at the time of opening. */
public final class LocalByteSource implements ByteSource {

  private final FileChannel channel;
  private final long size;

  private LocalByteSource(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /**
   * Opens a regular file.
   *
   * @throws IOException if it is absent or unreadable
   */
  public static LocalByteSource open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new LocalByteSource(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (position < 0 || length > size - position) {
      throw new EOFException(length + " bytes at " + position + " of " + size);
    }
    ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
    long from = position;
    while (buffer.hasRemaining()) {
      int got = channel.read(buffer, from);
      if (got < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      from += got;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
