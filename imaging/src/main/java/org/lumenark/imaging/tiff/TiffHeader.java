package org.lumenark.imaging.tiff;

import java.io.IOException;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/** First 8 bytes of a TIFF, first 16 of a BigTIFF. */
record TiffHeader(boolean littleEndian, boolean big, long firstDirectory) {

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
      return new TiffHeader(little, false, TiffInput.number(head, 4, 4, little));
    }
    if (version != 43 || head.length < 16 || TiffInput.number(head, 4, 2, little) != 8) {
      throw bad(path, "Its version is neither 42 (TIFF) nor 43 (BigTIFF).");
    }
    return new TiffHeader(little, true, TiffInput.number(head, 8, 8, little));
  }

  private static ImagingException bad(String path, String message) {
    return new ImagingException("tiff.bad-header", path, message);
  }
}
