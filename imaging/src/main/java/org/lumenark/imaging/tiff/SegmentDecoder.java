package org.lumenark.imaging.tiff;

/** Undoes the compression of one strip or tile. Not safe for several threads. */
interface SegmentDecoder extends AutoCloseable {

  /** Bytes behind the input and the output that may be read and written, and do not matter. */
  int SLACK = 8;

  /**
   * @param in holds at least {@link #SLACK} bytes more than {@code length}
   * @param out receives at most {@code limit} bytes from its start, and has room for {@link #SLACK}
   *     more; what else the stream may hold is left alone
   * @return bytes written; fewer than {@code limit} if the stream ends before
   */
  int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException;

  @Override
  default void close() {}
}
