package org.lumenark.imaging.czi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.lumenark.imaging.source.ImagingException;

/**
 * A segment: 16 characters of name, allocated and used size, then its data.
 *
 * @param data position of the first byte after the head
 * @param size bytes of data in use
 */
record CziSegment(long data, long size) {

  static final int HEAD = 32;

  /** The segment at this position, which must have this name. */
  static CziSegment read(CziInput input, long position, String name)
      throws IOException, ImagingException {
    ByteBuffer head = input.read(position, HEAD, name);
    byte[] letters = new byte[16];
    head.get(letters);
    String found = new String(letters, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
    if (!found.equals(name)) {
      throw input.failure(
          "bad-segment",
          name,
          position,
          "No segment of this name begins here; the file is damaged.");
    }
    long allocated = head.getLong();
    long used = head.getLong();
    long size = used == 0 ? allocated : used;
    input.require(position + HEAD, size, name);
    return new CziSegment(position + HEAD, size);
  }
}
