package org.lumenark.imaging.czi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lumenark.imaging.source.ImagingException;

/** Walks through a long directory with one small buffer. */
final class DirectoryCursor {

  private static final int WINDOW = 1 << 16;

  private final CziInput input;
  private final String what;
  private final long end;
  private final ByteBuffer window =
      ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private long position;

  /**
   * @param what the directory's name, for messages
   */
  DirectoryCursor(CziInput input, String what, long position, long end) {
    this.input = input;
    this.what = what;
    this.position = position;
    this.end = end;
  }

  long position() {
    return position;
  }

  /** The next bytes, at most 64 KiB; valid until the next call. */
  ByteBuffer next(int length) throws IOException, ImagingException {
    if (length > WINDOW || position > end - length) {
      throw input.failure("bad-directory", what, position, "An entry reaches past its end.");
    }
    if (window.remaining() < length) {
      int filled = (int) Math.min(WINDOW, end - position);
      input.require(position, filled, what);
      input.source().read(position, window.array(), 0, filled);
      window.clear().limit(filled);
    }
    ByteBuffer found = window.slice(window.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    window.position(window.position() + length);
    position += length;
    return found;
  }
}
