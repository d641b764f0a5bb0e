package org.lumenark.imaging.omezarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Floating point numbers of 16 bits as numbers of 32, which hold each of them exactly. */
final class Halves {

  private Halves() {}

  static byte[] widened(byte[] halves) {
    byte[] wide = new byte[2 * halves.length];
    ByteBuffer in = ByteBuffer.wrap(halves).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out = ByteBuffer.wrap(wide).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      out.putFloat(Float.float16ToFloat(in.getShort()));
    }
    return wide;
  }
}
