package org.lumenark.imaging.zarr;

import java.io.IOException;

/**
 * Decodes BloscLZ, the codec of Blosc's own. A control byte from 32 on is a match: three bits of
 * length, five of distance; the longest length goes on in bytes up to one that is not 255, the
 * longest distance in two bytes more. Below 32 it is that many literals and one. The first control
 * byte always tells of literals.
 */
final class BloscLz {

  private static final int MAX_DISTANCE = 8191;
  private static final int LEAST_MATCH = 3;

  private final byte[] in;
  private final byte[] out;
  private final int from;
  private final int limit;
  private int at;
  private int position;

  private BloscLz(byte[] in, byte[] out, int from, int most) {
    this.in = in;
    this.out = out;
    this.from = from;
    limit = from + most;
    position = from;
  }

  /** Bytes that came out, at most {@code most}. */
  static int decode(byte[] in, byte[] out, int to, int most) throws IOException {
    BloscLz codec = new BloscLz(in, out, to, most);
    int control = in.length == 0 ? 0 : codec.next() & 31;
    while (codec.at < in.length) {
      if (control >= 32) {
        codec.match(control);
      } else {
        codec.literals(control + 1);
      }
      if (codec.at >= in.length) {
        break;
      }
      control = codec.next();
    }
    return codec.position - to;
  }

  private void literals(int count) throws IOException {
    if (count > in.length - at || count > limit - position) {
      throw new IOException("damaged BloscLZ data: literals past the end");
    }
    System.arraycopy(in, at, out, position, count);
    at += count;
    position += count;
  }

  private void match(int control) throws IOException {
    int length = (control >> 5) - 1;
    int far = (control & 31) << 8;
    if (length == 6) {
      int more;
      do {
        more = next();
        length += more;
      } while (more == 255 && length < limit);
    }
    int near = next();
    int distance = far + near + 1;
    if (near == 255 && far == 31 << 8) {
      distance = (next() << 8) + next() + MAX_DISTANCE + 1;
    }
    length += LEAST_MATCH;
    if (distance > position - from || length > limit - position) {
      throw new IOException("damaged BloscLZ data: a match outside the block");
    }
    for (int i = 0; i < length; i++) {
      out[position] = out[position - distance];
      position++;
    }
  }

  private int next() throws IOException {
    if (at >= in.length) {
      throw new IOException("damaged BloscLZ data: it ends too early");
    }
    return in[at++] & 0xFF;
  }
}
