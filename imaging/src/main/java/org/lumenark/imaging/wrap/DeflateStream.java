package org.lumenark.imaging.wrap;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The bare deflated stream inside a zip. Frees its inflater, which the library leaves to us. */
final class DeflateStream extends InflaterInputStream {

  private static final int BUFFER_BYTES = 1 << 16;

  DeflateStream(InputStream packed) {
    super(packed, new Inflater(true), BUFFER_BYTES);
  }

  @Override
  public void close() throws IOException {
    inf.end();
    super.close();
  }
}
