package org.lumenark.client.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Set;
import java.util.function.LongConsumer;
import org.lumenark.client.files.LocalFile;

/** A range of a file as a request body; hashes and counts what it hands over. */
final class FilePiece extends FilterInputStream {

  private final MessageDigest digest;
  private final LongConsumer counter;
  private long left;

  private FilePiece(InputStream in, long length, MessageDigest digest, LongConsumer counter) {
    super(in);
    this.left = length;
    this.digest = digest;
    this.counter = counter;
  }

  static FilePiece open(
      LocalFile file, long offset, long length, MessageDigest digest, LongConsumer counter)
      throws IOException {
    SeekableByteChannel channel =
        Files.newByteChannel(
            file.file(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    channel.position(offset);
    return new FilePiece(Channels.newInputStream(channel), length, digest, counter);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = in.read(target, offset, (int) Math.min(length, left));
    if (count > 0) {
      digest.update(target, offset, count);
      counter.accept(count);
      left -= count;
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
