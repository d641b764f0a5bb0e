package org.lumenark.imaging.tiff;

/** Decodes parts of a JPEG stream that is cut at its restart markers. */
final class RestartSegments implements SegmentDecoder {

  private final byte[] header;
  private final PageLayout layout;

  RestartSegments(byte[] header, PageLayout layout) {
    this.header = header;
    this.layout = layout;
  }

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    byte[] stream = new byte[header.length + length + 2];
    System.arraycopy(header, 0, stream, 0, header.length);
    System.arraycopy(in, 0, stream, header.length, length);
    int end = renumber(stream, header.length, header.length + length);
    stream[end] = (byte) 0xFF;
    stream[end + 1] = (byte) 0xD9;
    return JpegSegments.decode(stream, layout, out, limit);
  }

  /**
   * Lets the markers count from 0, as they do in a stream of its own.
   *
   * @return where the data ends, without a marker
   */
  private static int renumber(byte[] stream, int from, int to) {
    int number = 0;
    int end = to;
    for (int i = from; i + 1 < to; i++) {
      if (stream[i] != (byte) 0xFF) {
        continue;
      }
      int next = stream[i + 1] & 0xFF;
      if (next >= 0xD0 && next <= 0xD7) {
        stream[i + 1] = (byte) (0xD0 | number++ & 7);
        end = i + 2 == to ? i : end;
      } else if (next == 0xD9) {
        return i;
      }
    }
    return end;
  }
}
