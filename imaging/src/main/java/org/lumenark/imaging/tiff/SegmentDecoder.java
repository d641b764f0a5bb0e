package org.lumenark.imaging.tiff;

/** Undoes the compression of one strip or tile. Not safe for several threads. */
interface SegmentDecoder extends AutoCloseable {

  /**
   * @param out receives at most {@code limit} bytes from its start; more that the stream may hold
   *     is left alone
   * @return bytes written; fewer than {@code limit} if the stream ends before
   */
  int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException;

  @Override
  default void close() {}
}
