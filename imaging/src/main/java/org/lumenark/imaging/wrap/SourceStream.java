package org.lumenark.imaging.wrap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.lumenark.imaging.source.ByteSource;

/**
 * A source from its beginning on. What the source throws comes out as {@link SourceFailure}, so
 * that it can be told from what a decoder throws about the bytes.
 */
final class SourceStream extends InputStream {

  private static final int WINDOW_BYTES = 1 << 20;

  private final ByteSource source;
  private final byte[] window;
  private long next;
  private int at;
  private int end;

  SourceStream(ByteSource source) {
    this.source = source;
    this.window = new byte[(int) Math.min(WINDOW_BYTES, source.size())];
  }

  /** The bytes could not be had; nothing is known about them. */
  static final class SourceFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final IOException failure;

    SourceFailure(IOException failure) {
      super(failure);
      this.failure = failure;
    }

    IOException failure() {
      return failure;
    }
  }

  private boolean filled() throws SourceFailure {
    if (at == end && next < source.size()) {
      int length = (int) Math.min(window.length, source.size() - next);
      try {
        source.read(next, window, 0, length);
      } catch (IOException e) {
        throw new SourceFailure(e);
      }
      next += length;
      at = 0;
      end = length;
    }
    return at < end;
  }

  @Override
  public int read() throws SourceFailure {
    return filled() ? window[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws SourceFailure {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!filled()) {
      return -1;
    }
    int part = Math.min(length, end - at);
    System.arraycopy(window, at, target, offset, part);
    at += part;
    return part;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - at + source.size() - next);
  }
}
