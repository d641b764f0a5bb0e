package org.lumenark.imaging.jpeg2000;

/** Contexts of the bit plane coder: ISO/IEC 15444-1 tables D.1 to D.4. */
final class Contexts {

  static final int SIGN = 9;
  static final int REFINEMENT = 14;
  static final int RUN_LENGTH = 17;
  static final int UNIFORM = 18;

  static final int NORTH = 1;
  static final int SOUTH = 2;
  static final int WEST = 4;
  static final int EAST = 8;
  static final int NORTH_WEST = 16;
  static final int NORTH_EAST = 32;
  static final int SOUTH_WEST = 64;
  static final int SOUTH_EAST = 128;

  /** Of significance, by band, then by the neighbours that are significant. */
  private static final byte[][] SIGNIFICANCE = {table(0), table(1), table(2)};

  private Contexts() {}

  /**
   * @param band of the wavelet
   */
  static byte[] significance(Subband.Kind band) {
    return switch (band) {
      case LL, LH -> SIGNIFICANCE[0];
      case HL -> SIGNIFICANCE[1];
      case HH -> SIGNIFICANCE[2];
    };
  }

  private static byte[] table(int kind) {
    byte[] table = new byte[256];
    for (int around = 0; around < 256; around++) {
      int h = Integer.bitCount(around & (WEST | EAST));
      int v = Integer.bitCount(around & (NORTH | SOUTH));
      int d = Integer.bitCount(around >> 4);
      int context =
          kind == 0 ? straight(h, v, d) : kind == 1 ? straight(v, h, d) : diagonal(h + v, d);
      table[around] = (byte) context;
    }
    return table;
  }

  private static int straight(int along, int across, int d) {
    if (along == 2) {
      return 8;
    }
    if (along == 1) {
      return across > 0 ? 7 : d > 0 ? 6 : 5;
    }
    return across > 0 ? 2 + across : Math.min(d, 2);
  }

  private static int diagonal(int straight, int d) {
    if (d >= 3) {
      return 8;
    }
    if (d == 2) {
      return straight > 0 ? 7 : 6;
    }
    return 3 * d + Math.min(straight, 2);
  }
}
