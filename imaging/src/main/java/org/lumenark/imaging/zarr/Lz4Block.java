package org.lumenark.imaging.zarr;

import java.io.IOException;

/** Decodes one block of LZ4 (lz4_Block_format.md of the LZ4 project). */
public final class Lz4Block {

  private Lz4Block() {}

  /**
   * @return bytes that came out, at most {@code most}
   * @throws IOException if the block is damaged or more would come out
   */
  public static int decode(byte[] in, int offset, int length, byte[] out, int to, int most)
      throws IOException {
    int at = offset;
    int end = offset + length;
    int position = to;
    int limit = to + most;
    while (at < end) {
      int token = in[at++] & 0xFF;
      int literals = token >> 4;
      if (literals == 15) {
        int more;
        do {
          more = next(in, at++, end);
          literals += more;
        } while (more == 255 && literals <= most);
      }
      if (literals > end - at || literals > limit - position) {
        throw new IOException("damaged LZ4 data: literals past the end");
      }
      System.arraycopy(in, at, out, position, literals);
      at += literals;
      position += literals;
      if (at == end) {
        break;
      }
      int distance = next(in, at, end) | next(in, at + 1, end) << 8;
      at += 2;
      int match = token & 15;
      if (match == 15) {
        int more;
        do {
          more = next(in, at++, end);
          match += more;
        } while (more == 255 && match <= most);
      }
      match += 4;
      if (distance == 0 || distance > position - to || match > limit - position) {
        throw new IOException("damaged LZ4 data: a match outside the block");
      }
      for (int i = 0; i < match; i++) {
        out[position] = out[position - distance];
        position++;
      }
    }
    return position - to;
  }

  private static int next(byte[] in, int at, int end) throws IOException {
    if (at >= end) {
      throw new IOException("damaged LZ4 data: it ends too early");
    }
    return in[at] & 0xFF;
  }
}
