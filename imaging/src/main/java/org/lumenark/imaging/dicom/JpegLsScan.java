package org.lumenark.imaging.dicom;

import java.util.Arrays;

/** One scan of JPEG-LS: ITU-T T.87 annex A, for components that share their contexts. */
final class JpegLsScan {

  /** Exponents of run lengths. */
  private static final int[] J = {
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15
  };

  private static final int REGULAR = 365;

  /** What LSE may preset; the defaults are those of C.2.4.1.1.1. */
  record Parameters(int maximum, int t1, int t2, int t3, int reset) {

    static Parameters defaults(int maximum, int near) {
      int high = Math.min(maximum, 4_095);
      int factor = maximum >= 128 ? (high + 128) / 256 : 256 / (maximum + 1);
      boolean wide = maximum >= 128;
      int t1 = wide ? factor + 2 + 3 * near : Math.max(2, 3 / factor + 3 * near);
      int t2 = wide ? factor * 4 + 3 + 5 * near : Math.max(3, 7 / factor + 5 * near);
      int t3 = wide ? factor * 17 + 4 + 7 * near : Math.max(4, 21 / factor + 7 * near);
      t1 = bounded(t1, near + 1, maximum);
      t2 = bounded(t2, t1, maximum);
      return new Parameters(maximum, t1, t2, bounded(t3, t2, maximum), 64);
    }

    private static int bounded(int value, int least, int maximum) {
      return value > maximum || value < least ? least : value;
    }
  }

  private final JpegLsBits bits;
  private final Parameters parameters;
  private final int near;
  private final int step;
  private final int range;
  private final int rangeBits;
  private final int limit;
  private final int[] a = new int[REGULAR + 2];
  private final int[] b = new int[REGULAR + 2];
  private final int[] c = new int[REGULAR];
  private final int[] n = new int[REGULAR + 2];
  private final int[] runIndex;

  JpegLsScan(JpegLsBits bits, Parameters parameters, int near, int components) {
    this.bits = bits;
    this.parameters = parameters;
    this.near = near;
    step = 2 * near + 1;
    range = (parameters.maximum() + 2 * near) / step + 1;
    rangeBits = 32 - Integer.numberOfLeadingZeros(range - 1);
    int sampleBits = Math.max(2, 32 - Integer.numberOfLeadingZeros(parameters.maximum()));
    limit = 2 * (sampleBits + Math.max(8, sampleBits));
    Arrays.fill(a, Math.max(2, (range + 32) / 64));
    Arrays.fill(n, 1);
    runIndex = new int[components];
  }

  /**
   * Decodes a line of components that are stored sample by sample, or of one.
   *
   * @param above the line before, with one sample more on each side; of each component
   * @param line to decode into, alike
   * @param first component, for the state of its runs
   */
  void line(int[][] above, int[][] line, int width, int first) throws JpegLsException {
    for (int i = 0; i < line.length; i++) {
      above[i][width + 1] = above[i][width];
      line[i][0] = above[i][1];
    }
    int x = 1;
    while (x <= width) {
      boolean flat = true;
      for (int i = 0; flat && i < line.length; i++) {
        int[] up = above[i];
        flat =
            Math.abs(up[x + 1] - up[x]) <= near
                && Math.abs(up[x] - up[x - 1]) <= near
                && Math.abs(up[x - 1] - line[i][x - 1]) <= near;
      }
      if (flat) {
        x = run(above, line, x, width, first);
      } else {
        for (int i = 0; i < line.length; i++) {
          regular(above[i], line[i], x);
        }
        x++;
      }
    }
  }

  private void regular(int[] above, int[] line, int x) throws JpegLsException {
    int left = line[x - 1];
    int up = above[x];
    int corner = above[x - 1];
    int context =
        81 * quantized(above[x + 1] - up) + 9 * quantized(up - corner) + quantized(corner - left);
    int sign = context < 0 ? -1 : 1;
    int q = Math.abs(context);
    int guess = left + up - corner;
    if (corner >= Math.max(left, up)) {
      guess = Math.min(left, up);
    } else if (corner <= Math.min(left, up)) {
      guess = Math.max(left, up);
    }
    guess = Math.clamp(guess + sign * c[q], 0, parameters.maximum());
    int k = exponent(a[q], n[q]);
    int mapped = bits.golomb(k, limit, rangeBits);
    int error = (mapped & 1) == 0 ? mapped / 2 : -(mapped + 1) / 2;
    if (near == 0 && k == 0 && 2 * b[q] <= -n[q]) {
      error = -error - 1;
    }
    update(q, error);
    line[x] = reconstructed(guess, sign * error);
  }

  private void update(int q, int error) throws JpegLsException {
    b[q] += error * step;
    a[q] += Math.abs(error);
    if (a[q] < 0 || Math.abs(error) > range) {
      throw new JpegLsException("an error is out of range");
    }
    if (n[q] == parameters.reset()) {
      a[q] >>= 1;
      b[q] >>= 1;
      n[q] >>= 1;
    }
    n[q]++;
    if (b[q] <= -n[q]) {
      b[q] = Math.max(b[q] + n[q], -n[q] + 1);
      c[q] = Math.max(c[q] - 1, -128);
    } else if (b[q] > 0) {
      b[q] = Math.min(b[q] - n[q], 0);
      c[q] = Math.min(c[q] + 1, 127);
    }
  }

  /** Returns the position after the run and the sample that ends it. */
  private int run(int[][] above, int[][] line, int from, int width, int first)
      throws JpegLsException {
    int x = from;
    while (x <= width && bits.bit() == 1) {
      int length = 1 << J[runIndex[first]];
      int count = Math.min(length, width - x + 1);
      fill(line, x, count);
      x += count;
      if (count == length && runIndex[first] < 31) {
        runIndex[first]++;
      }
    }
    if (x > width) {
      return x;
    }
    int exponent = J[runIndex[first]];
    int count = bits.bits(exponent);
    if (count > width - x) {
      throw new JpegLsException("a run is longer than its line");
    }
    fill(line, x, count);
    x += count;
    for (int i = 0; i < line.length; i++) {
      int left = line[i][x - 1];
      int up = above[i][x];
      boolean alike = line.length == 1 && Math.abs(left - up) <= near;
      int sign = !alike && left > up ? -1 : 1;
      int error = interruption(alike ? 1 : 0, limit - exponent - 1);
      line[i][x] = reconstructed(alike ? left : up, sign * error);
    }
    runIndex[first] = Math.max(0, runIndex[first] - 1);
    return x + 1;
  }

  private static void fill(int[][] line, int x, int count) {
    for (int[] samples : line) {
      Arrays.fill(samples, x, x + count, samples[x - 1]);
    }
  }

  /** Here b counts the negative errors. */
  private int interruption(int type, int golombLimit) throws JpegLsException {
    int q = REGULAR + type;
    int k = exponent(type == 0 ? a[q] : a[q] + (n[q] >> 1), n[q]);
    int mapped = bits.golomb(k, golombLimit, rangeBits);
    int value = mapped + type;
    int odd = value & 1;
    boolean usual = k != 0 || 2 * b[q] >= n[q];
    int error = usual == (odd == 1) ? -((value + odd) / 2) : (value + odd) / 2;
    if (error < 0) {
      b[q]++;
    }
    a[q] += mapped + 1 - type >> 1;
    if (a[q] < 0) {
      throw new JpegLsException("an error is out of range");
    }
    if (n[q] == parameters.reset()) {
      a[q] >>= 1;
      n[q] >>= 1;
      b[q] >>= 1;
    }
    n[q]++;
    return error;
  }

  private int reconstructed(int guess, int error) {
    int value = guess + error * step;
    if (value < -near) {
      value += range * step;
    } else if (value > parameters.maximum() + near) {
      value -= range * step;
    }
    return Math.clamp(value, 0, parameters.maximum());
  }

  private static int exponent(int sum, int count) {
    int k = 0;
    while (count << k < sum && k < 24) {
      k++;
    }
    return k;
  }

  private int quantized(int gradient) {
    int size = Math.abs(gradient);
    int level =
        size <= near
            ? 0
            : size < parameters.t1()
                ? 1
                : size < parameters.t2() ? 2 : size < parameters.t3() ? 3 : 4;
    return gradient < 0 ? -level : level;
  }
}
