package org.lumenark.submission.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Deflated bytes; the inflater's memory outside of the heap is freed when it is closed. */
final class DeflatedEntry extends InflaterInputStream {

  private static final int BUFFER_BYTES = 64 << 10;

  private final Inflater inflater;

  DeflatedEntry(InputStream in, Inflater inflater) {
    super(in, inflater, BUFFER_BYTES);
    this.inflater = inflater;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    try {
      return super.read(target, offset, count);
    } catch (ZipException damaged) {
      throw new EntryException("The entry's compressed bytes are damaged.");
    } catch (EOFException early) {
      throw new EntryException("The entry's compressed bytes end early.");
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    super.close();
  }
}
