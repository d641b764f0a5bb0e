package org.lumenark.imaging.jpeg2000;

/** Contexts of the bit plane coder: ISO/IEC 15444-1 tables D.1 to D.4. */
final class Contexts {

  static final int SIGN = 9;
  static final int REFINEMENT = 14;
  static final int RUN_LENGTH = 17;
  static final int UNIFORM = 18;

  /** Of significance, by band, then horizontal, vertical and diagonal neighbours. */
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

  static int index(int horizontal, int vertical, int diagonal) {
    return (horizontal * 3 + vertical) * 5 + diagonal;
  }

  private static byte[] table(int kind) {
    byte[] table = new byte[45];
    for (int h = 0; h < 3; h++) {
      for (int v = 0; v < 3; v++) {
        for (int d = 0; d < 5; d++) {
          int context =
              kind == 0 ? straight(h, v, d) : kind == 1 ? straight(v, h, d) : diagonal(h + v, d);
          table[index(h, v, d)] = (byte) context;
        }
      }
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
