package org.lumenark.submission.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a decompression that gives far more than goes in. */
final class RatioGuard extends FilterInputStream {

  private final StoredStream compressed;
  private final ArchiveLimits limits;
  private long expanded;

  RatioGuard(InputStream in, StoredStream compressed, ArchiveLimits limits) {
    super(in);
    this.compressed = compressed;
    this.limits = limits;
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
      expanded += got;
      if (!limits.allows(expanded, compressed.position())) {
        throw ArchiveException.ratio();
      }
    }
    return got;
  }
}
