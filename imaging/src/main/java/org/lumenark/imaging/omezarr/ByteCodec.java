package org.lumenark.imaging.omezarr;

import java.io.IOException;

/** Undoes one step that turned bytes into bytes. Safe for use by several threads. */
@FunctionalInterface
interface ByteCodec {

  /**
   * @param most bytes that may come out
   * @throws IOException if these bytes are not what the codec makes, or more would come out
   */
  byte[] decode(byte[] stored, int most) throws IOException;
}
