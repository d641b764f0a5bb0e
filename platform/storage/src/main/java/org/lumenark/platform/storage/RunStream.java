package org.lumenark.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stream of known length whose bytes come in runs, not one by one. */
public abstract class RunStream extends InputStream {

  /** Whether every byte was given. */
  protected abstract boolean atEnd();

  /**
   * Gives from one byte up to {@code count}, while there are any.
   *
   * @param count at least 1
   * @throws IOException if the bytes do not come, or are not those that were promised
   */
  protected abstract int run(byte[] target, int offset, int count) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public final int read(byte[] target, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, target.length);
    if (count == 0) {
      return 0;
    }
    return atEnd() ? -1 : run(target, offset, count);
  }
}
