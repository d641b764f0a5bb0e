package org.lumenark.platform.storage;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends after exactly the promised bytes, or throws: a short answer never looks like a short file.
 */
final class ExactRangeStream extends FilterInputStream {

  private final String key;
  private long left;

  ExactRangeStream(InputStream in, String key, long length) {
    super(in);
    this.key = key;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int got = in.read(target, offset, (int) Math.min(count, left));
    if (got < 0) {
      throw new EOFException("object " + key + " ended " + left + " bytes early");
    }
    left -= got;
    return got;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = in.skip(Math.min(count, left));
    left -= skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, in.available());
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
