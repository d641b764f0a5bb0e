package org.lumenark.imaging.wrap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Compares length and CRC-32 of what went through with what was promised, at its end. */
final class ChecksumStream extends FilterInputStream {

  private final CRC32 seen = new CRC32();
  private final int crc;
  private final long size;
  private long length;

  ChecksumStream(InputStream in, int crc, long size) {
    super(in);
    this.crc = crc;
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    int got = in.read(target, offset, count);
    if (got > 0) {
      seen.update(target, offset, got);
      length += got;
    }
    if (length > size || (got < 0 && (length != size || (int) seen.getValue() != crc))) {
      throw new IOException("length or checksum differ from what the archive says");
    }
    return got;
  }
}
