package org.lumenark.imaging.tiff;

import java.io.IOException;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/**
 * First 8 bytes of a TIFF, first 16 of a BigTIFF.
 *
 * @param wide whether this is an NDPI of more than 4 GiB: a classic TIFF whose offsets have 64 bits
 */
record TiffHeader(boolean littleEndian, boolean big, boolean wide, long firstDirectory) {

  private static final long CLASSIC_BYTES = 1L << 32;
  private static final int MAX_NDPI_ENTRIES = 4_096;

  int wordBytes() {
    return big ? 8 : 4;
  }

  static TiffHeader read(ByteSource source, String path) throws IOException, ImagingException {
    byte[] head = new byte[(int) Math.min(16, source.size())];
    source.read(0, head, 0, head.length);
    if (head.length < 8 || head[0] != head[1] || (head[0] != 'I' && head[0] != 'M')) {
      throw bad(path, "It does not begin with II or MM.");
    }
    boolean little = head[0] == 'I';
    int version = (int) TiffInput.number(head, 2, 2, little);
    if (version == 42) {
      boolean wide =
          little && head.length == 16 && source.size() > CLASSIC_BYTES && isNdpi(source, head);
      return new TiffHeader(little, false, wide, TiffInput.number(head, 4, wide ? 8 : 4, little));
    }
    if (version != 43 || head.length < 16 || TiffInput.number(head, 4, 2, little) != 8) {
      throw bad(path, "Its version is neither 42 (TIFF) nor 43 (BigTIFF).");
    }
    return new TiffHeader(little, true, false, TiffInput.number(head, 8, 8, little));
  }

  /** Whether the directory that a 64-bit offset leads to has Hamamatsu's tag. */
  private static boolean isNdpi(ByteSource source, byte[] head) throws IOException {
    long offset = TiffInput.number(head, 4, 8, true);
    if (offset < 12 || offset > source.size() - 2) {
      return false;
    }
    byte[] count = new byte[2];
    source.read(offset, count, 0, 2);
    int entries = (int) TiffInput.number(count, 0, 2, true);
    if (entries > MAX_NDPI_ENTRIES || entries * 12L > source.size() - offset - 2) {
      return false;
    }
    byte[] directory = new byte[entries * 12];
    source.read(offset + 2, directory, 0, directory.length);
    for (int at = 0; at < directory.length; at += 12) {
      if (TiffInput.number(directory, at, 2, true) == Tag.NDPI_FORMAT) {
        return true;
      }
    }
    return false;
  }

  private static ImagingException bad(String path, String message) {
    return new ImagingException("tiff.bad-header", path, message);
  }
}
