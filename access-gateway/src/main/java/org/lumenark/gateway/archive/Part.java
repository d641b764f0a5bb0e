package org.lumenark.gateway.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Bytes of an archive that belong together. They are made only when they are asked for.
 *
 * @param at where it begins in the archive
 */
record Part(long at, long length, Content content) {

  /** Opens some of the bytes. */
  @FunctionalInterface
  interface Content {
    InputStream open(long offset, long length) throws IOException;
  }

  static Part record(long at, long length, Supplier<byte[]> bytes) {
    return new Part(
        at,
        length,
        (offset, wanted) -> new ByteArrayInputStream(bytes.get(), (int) offset, (int) wanted));
  }

  long end() {
    return at + length;
  }
}
