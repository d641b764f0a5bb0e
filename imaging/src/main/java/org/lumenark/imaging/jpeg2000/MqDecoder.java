package org.lumenark.imaging.jpeg2000;

/** The arithmetic decoder: ISO/IEC 15444-1 annex C, and the raw bits of its bypass mode. */
final class MqDecoder {

  /** Probability, next state after the likely symbol, after the other, whether they are swapped. */
  private static final int[][] STATES = {
    {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0},
    {0x0521, 5, 29, 0}, {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0},
    {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0}, {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0},
    {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1}, {0x5401, 16, 14, 0},
    {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
    {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0},
    {0x1C01, 25, 22, 0}, {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0},
    {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0}, {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0},
    {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0}, {0x02A1, 36, 33, 0},
    {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
    {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0},
    {0x0005, 45, 42, 0}, {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0}
  };

  /** Twice the states: the lowest bit is the likely symbol. */
  private static final int[] QE = new int[94];

  private static final byte[] AFTER_LIKELY = new byte[94];
  private static final byte[] AFTER_OTHER = new byte[94];

  static {
    for (int i = 0; i < 94; i++) {
      int[] state = STATES[i / 2];
      QE[i] = state[0];
      AFTER_LIKELY[i] = (byte) (2 * state[1] + (i & 1));
      AFTER_OTHER[i] = (byte) (2 * state[2] + (i & 1 ^ state[3]));
    }
  }

  private final byte[] contexts = new byte[19];
  private byte[] data = new byte[0];
  private int at;
  private int end;
  private int a;
  private int c;
  private int shift;
  private int beyond;

  void resetContexts() {
    java.util.Arrays.fill(contexts, (byte) 0);
    contexts[0] = 4 * 2;
    contexts[Contexts.RUN_LENGTH] = 3 * 2;
    contexts[Contexts.UNIFORM] = 46 * 2;
  }

  /** Begins a segment of arithmetic code. */
  void start(byte[] bytes, int from, int to) {
    data = bytes;
    at = from;
    end = to;
    beyond = 0;
    c = byteAt(at) << 16;
    next();
    c <<= 7;
    shift -= 7;
    a = 0x8000;
  }

  /** Past its end the code goes on with ones. */
  private int byteAt(int position) {
    return position < end ? data[position] & 0xFF : 0xFF;
  }

  private void next() {
    if (at >= end) {
      beyond++;
    }
    if (byteAt(at) == 0xFF) {
      if (byteAt(at + 1) > 0x8F) {
        c += 0xFF00;
        shift = 8;
      } else {
        at++;
        c += byteAt(at) << 9;
        shift = 7;
      }
    } else {
      at++;
      c += byteAt(at) << 8;
      shift = 8;
    }
  }

  /** Whether much more was decoded than the segment holds. */
  boolean exhausted() {
    return beyond > 64;
  }

  int decode(int context) {
    int state = contexts[context];
    int qe = QE[state];
    a -= qe;
    int symbol;
    if (c >>> 16 < qe) {
      if (a < qe) {
        symbol = state & 1;
        contexts[context] = AFTER_LIKELY[state];
      } else {
        symbol = state & 1 ^ 1;
        contexts[context] = AFTER_OTHER[state];
      }
      a = qe;
    } else {
      c -= qe << 16;
      if ((a & 0x8000) != 0) {
        return state & 1;
      }
      if (a < qe) {
        symbol = state & 1 ^ 1;
        contexts[context] = AFTER_OTHER[state];
      } else {
        symbol = state & 1;
        contexts[context] = AFTER_LIKELY[state];
      }
    }
    do {
      if (shift == 0) {
        next();
      }
      a <<= 1;
      c <<= 1;
      shift--;
    } while ((a & 0x8000) == 0);
    return symbol;
  }

  /** Begins a segment of raw bits. */
  void startRaw(byte[] bytes, int from, int to) {
    data = bytes;
    at = from;
    end = to;
    shift = 0;
    c = 0;
    beyond = 0;
  }

  int raw() {
    if (shift == 0) {
      boolean stuffed = c == 0xFF;
      if (at >= end) {
        beyond++;
      }
      c = byteAt(at++);
      shift = stuffed ? 7 : 8;
    }
    shift--;
    return c >> shift & 1;
  }
}
