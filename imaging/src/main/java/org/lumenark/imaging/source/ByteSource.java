package org.lumenark.imaging.source;

import java.io.IOException;

/**
 * Random access to the immutable bytes of one file, wherever they lie (local disk, a range of an
 * object in a store). Safe for use by several threads.
 */
public interface ByteSource extends AutoCloseable {

  /** Length in bytes; constant for the life of the source. */
  long size();

  /**
   * Reads exactly {@code length} bytes from {@code position} into {@code target}.
   *
   * @throws java.io.EOFException if the range reaches past {@link #size()}; nothing is promised
   *     about the target then
   * @throws IOException if the bytes cannot be had; the caller may try again
   */
  void read(long position, byte[] target, int offset, int length) throws IOException;

  @Override
  void close() throws IOException;
}
