package org.lumenark.imaging.wrap;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.lumenark.imaging.source.ByteSource;

/** A temporary file that is written once and then read; deleted when closed. */
final class SpillFile implements ByteSource {

  private static final long LEFT_FREE = 1L << 30;
  private static final long LOOK_EVERY = 1L << 28;

  private final FileChannel channel;
  private final FileStore store;
  private long size;
  private long nextLook;

  private SpillFile(FileChannel channel, FileStore store) {
    this.channel = channel;
    this.store = store;
  }

  /** The temporary folder does not take more; nothing is wrong with what was to be written. */
  static final class SpillFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final IOException failure;

    SpillFailure(IOException failure) {
      super(failure);
      this.failure = failure;
    }

    IOException failure() {
      return failure;
    }
  }

  static SpillFile create() throws SpillFailure {
    try {
      Path path = Files.createTempFile("lumenark-unpacked-", null);
      Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path);
      FileStore store = Files.getFileStore(folder);
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new SpillFile(channel, store);
    } catch (IOException e) {
      throw new SpillFailure(e);
    }
  }

  void write(byte[] bytes, int length) throws SpillFailure {
    try {
      if (size >= nextLook) {
        if (store.getUsableSpace() < LEFT_FREE) {
          throw new IOException("too little room is left in the temporary folder to unpack a file");
        }
        nextLook += LOOK_EVERY;
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      while (buffer.hasRemaining()) {
        size += channel.write(buffer, size);
      }
    } catch (IOException e) {
      throw new SpillFailure(e);
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
    while (buffer.hasRemaining()) {
      int got = channel.read(buffer, position + buffer.position() - offset);
      if (got < 0) {
        throw new EOFException("the temporary file became shorter while it was read");
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
