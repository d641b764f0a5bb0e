package org.lumenark.imaging.tiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A zlib stream: Adobe Photoshop TIFF Technical Notes, 2002. */
final class Deflate implements SegmentDecoder {

  private final Inflater inflater = new Inflater();

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    inflater.reset();
    inflater.setInput(in, 0, length);
    int produced = 0;
    try {
      while (produced < limit && !inflater.finished()) {
        int got = inflater.inflate(out, produced, limit - produced);
        if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          return produced;
        }
        produced += got;
      }
    } catch (DataFormatException e) {
      throw new CorruptSegmentException("Deflate: " + e.getMessage());
    }
    return produced;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
