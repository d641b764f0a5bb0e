package org.lumenark.imaging.simple;

/**
 * Takes samples out of stored rows: palettes become RGB, 16 bits become little-endian, fewer than 8
 * become bytes.
 */
final class PngSamples {

  private final PngHeader header;

  PngSamples(PngHeader header) {
    this.header = header;
  }

  int sampleBytes() {
    return header.bits() == 16 ? 2 : 1;
  }

  /**
   * Writes one pixel's channels, each into its own plane.
   *
   * @param x of the pixel in the row
   * @param at of the pixel in the first plane
   */
  void pixel(byte[] row, int x, byte[] target, int at, int planeBytes) {
    if (header.indexed()) {
      int entry = 3 * small(row, x);
      byte[] palette = header.palette();
      for (int c = 0; c < 3; c++) {
        target[at + c * planeBytes] = entry + c < palette.length ? palette[entry + c] : 0;
      }
      return;
    }
    int samples = header.samples();
    for (int c = 0; c < samples; c++) {
      int to = at + c * planeBytes;
      int index = x * samples + c;
      if (header.bits() == 16) {
        target[to] = row[2 * index + 1];
        target[to + 1] = row[2 * index];
      } else {
        target[to] = header.bits() == 8 ? row[index] : (byte) small(row, index);
      }
    }
  }

  private int small(byte[] row, int index) {
    int bits = header.bits();
    if (bits == 8) {
      return row[index] & 0xFF;
    }
    int bit = index * bits;
    return (row[bit >>> 3] & 0xFF) >>> (8 - bits - (bit & 7)) & ((1 << bits) - 1);
  }
}
