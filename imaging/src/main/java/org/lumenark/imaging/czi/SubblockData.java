package org.lumenark.imaging.czi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.lumenark.imaging.source.ImagingException;

/** Where the parts of a subblock lie. */
record SubblockData(long metadata, int metadataSize, long data, long dataSize) {

  private static final int FIXED = 16;
  private static final int ENTRY_HEAD = 32;
  private static final int ENTRY_SPACE = 240;
  private static final int DIMENSION = 20;

  static SubblockData read(CziInput input, Subblock block) throws IOException, ImagingException {
    long at = block.position();
    ByteBuffer head = input.read(at, CziSegment.HEAD + FIXED + ENTRY_HEAD, "subblock");
    byte[] letters = new byte[16];
    head.get(letters);
    if (!new String(letters, StandardCharsets.ISO_8859_1).startsWith("ZISRAWSUBBLOCK")) {
      throw input.failure(
          "bad-subblock",
          "subblock",
          at,
          "The directory points here, but no subblock begins here.");
    }
    head.position(CziSegment.HEAD);
    int metadataSize = head.getInt();
    int attachmentSize = head.getInt();
    long dataSize = head.getLong();
    int dimensions = head.position(CziSegment.HEAD + FIXED + 28).getInt();
    if (metadataSize < 0 || attachmentSize < 0 || dataSize < 0 || dimensions < 0) {
      throw input.failure("bad-subblock", "subblock", at, "Its parts have impossible sizes.");
    }
    long entry = Math.max(ENTRY_SPACE, ENTRY_HEAD + (long) dimensions * DIMENSION);
    long metadata = at + CziSegment.HEAD + FIXED + entry;
    input.require(metadata, metadataSize + dataSize, "subblock");
    return new SubblockData(metadata, metadataSize, metadata + metadataSize, dataSize);
  }
}
