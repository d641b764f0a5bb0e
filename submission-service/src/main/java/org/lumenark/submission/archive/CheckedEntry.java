package org.lumenark.submission.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Exactly the bytes that the directory promises: so many, with this checksum. */
final class CheckedEntry extends FilterInputStream {

  private final ZipRecord entry;
  private final CRC32 crc32 = new CRC32();
  private long length;

  CheckedEntry(InputStream in, ZipRecord entry) {
    super(in);
    this.entry = entry;
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
      length += got;
      crc32.update(target, offset, got);
    }
    if (length > entry.size() || (got < 0 && length < entry.size())) {
      throw new EntryException("The entry has another length than the archive says.");
    }
    if (got < 0 && (int) crc32.getValue() != entry.crc32()) {
      throw new EntryException("The entry's bytes do not match the archive's checksum.");
    }
    return got;
  }
}
