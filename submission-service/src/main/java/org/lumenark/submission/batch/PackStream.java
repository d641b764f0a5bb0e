package org.lumenark.submission.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The tar stream on its way through: what is read goes into the pack as it came. Knows where it is,
 * bounds its length, and bounds what lies between two contents, which the tar reader holds in
 * memory as well.
 */
public final class PackStream extends InputStream {

  private static final int HEADER_BYTES = 1 << 20;
  private static final int END_BYTES = 1024;
  private static final int BLOCK_BYTES = 512;
  private static final char REPLACEMENT = '?';

  private final InputStream in;
  private final OutputStream pack;
  private final long limit;
  private long position;
  private final ByteArrayOutputStream headers = new ByteArrayOutputStream();
  private long headerEnd = HEADER_BYTES;
  private long contentEnd;
  private long zeros;

  public PackStream(InputStream in, OutputStream pack, long limit) {
    this.in = in;
    this.pack = pack;
    this.limit = limit;
  }

  /** The stream is longer than a batch may be. */
  public static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  long position() {
    return position;
  }

  public void enterContent() {
    headerEnd = Long.MAX_VALUE;
  }

  public void leaveContent() {
    contentEnd = position;
    headerEnd = position + HEADER_BYTES;
    headers.reset();
  }

  /**
   * Whether the headers before this content have the name as it was read. The tar reader puts a
   * question mark in place of bytes that are no UTF-8, and two names would become one.
   */
  public boolean hasName(String name) {
    if (name.indexOf(REPLACEMENT) < 0) {
      return true;
    }
    String written = headers.toString(StandardCharsets.ISO_8859_1);
    String wanted = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return written.contains(wanted) || isInTwoFields(wanted, written);
  }

  /** As ustar has names of more than 100 bytes: the folders in a field of their own. */
  private static boolean isInTwoFields(String wanted, String written) {
    for (int slash = wanted.indexOf('/'); slash >= 0; slash = wanted.indexOf('/', slash + 1)) {
      if (written.contains(wanted.substring(0, slash))
          && written.contains(wanted.substring(slash + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Reads what follows the last entry. */
  public void drain() throws IOException {
    headerEnd = Long.MAX_VALUE;
    transferTo(OutputStream.nullOutputStream());
  }

  /** Whether it ended as a tar archive does, with two blocks of zeros. */
  public boolean isComplete() {
    return zeros >= END_BYTES;
  }

  /**
   * Whether more than zeros follows the last content, which the reader of the archive did not look
   * at: another archive, put behind this one.
   */
  public boolean goesOn() {
    return position - zeros > Math.ceilDiv(contentEnd, BLOCK_BYTES) * BLOCK_BYTES;
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
      position += got;
      if (position > limit) {
        throw new TooLong();
      }
      if (position > headerEnd) {
        throw new TarEntries.Damaged("the headers of an entry are too long");
      }
      if (headerEnd != Long.MAX_VALUE) {
        headers.write(target, offset, got);
      }
      countZeros(target, offset, got);
      pack.write(target, offset, got);
    }
    return got;
  }

  private void countZeros(byte[] content, int offset, int count) {
    int trailing = 0;
    while (trailing < count && content[offset + count - 1 - trailing] == 0) {
      trailing++;
    }
    zeros = trailing == count ? zeros + count : trailing;
  }
}
