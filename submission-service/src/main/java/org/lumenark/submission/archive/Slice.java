package org.lumenark.submission.archive;

import java.io.IOException;
import java.io.InputStream;

/** The next so many bytes of a stream, which stays open. */
final class Slice extends InputStream {

  private final InputStream in;
  private long left;

  Slice(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (left == 0) {
      return -1;
    }
    int got = in.read(target, offset, (int) Math.min(count, left));
    left -= Math.max(got, 0);
    return got;
  }
}
