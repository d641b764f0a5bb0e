package org.lumenark.imaging.webp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.lumenark.imaging.webp.Residuals.Predictor;

/**
 * Writes opaque pictures as lossless WebP (RFC 9649): green subtracted, one predictor for the whole
 * picture, runs of equal residuals, one group of prefix codes. Written because no library of the
 * registry does it without native code.
 */
public final class LosslessWebp {

  /** Most pixels of a side. */
  public static final int LARGEST = 1 << 14;

  private static final int SIGNATURE = 0x2F;
  private static final int SIDE_BITS = 14;
  private static final int PREDICTOR = 0;
  private static final int SUBTRACT_GREEN = 2;
  private static final int BLOCK_BITS = 9;
  private static final int GREENS = 256 + 24;
  private static final int LITERALS = 256;
  private static final int DISTANCES = 40;
  private static final int LEAST_RUN = 4;
  private static final int MOST_RUN = 4096;

  /** The distance code of the pixel to the left is 2, whose prefix symbol is 1. */
  private static final int LEFT = 1;

  private LosslessWebp() {}

  /**
   * @param pixels {@code 0xRRGGBB}, row by row
   * @return a whole file
   */
  public static byte[] encode(int[] pixels, int width, int height) {
    if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
      throw new IllegalArgumentException("a picture of " + width + " x " + height);
    }
    BitWriter out = new BitWriter();
    out.write(SIGNATURE, 8);
    out.write(width - 1, SIDE_BITS);
    out.write(height - 1, SIDE_BITS);
    out.write(0, 1 + 3);
    out.write(1, 1);
    out.write(SUBTRACT_GREEN, 2);
    int[] plain = Residuals.withoutGreen(pixels);
    Predictor predictor = best(plain, width, height);
    out.write(1, 1);
    out.write(PREDICTOR, 2);
    out.write(BLOCK_BITS - 2, 3);
    predictorImage(out, predictor);
    out.write(0, 1);
    out.write(0, 1 + 1);
    pixels(out, residuals(plain, width, height, predictor));
    return file(out.finish());
  }

  /** Every block has the same predictor: codes of one symbol each, which take no bits. */
  private static void predictorImage(BitWriter out, Predictor predictor) {
    out.write(0, 1);
    for (int code = 0; code < 5; code++) {
      int[] counts = new int[LITERALS];
      counts[code == 0 ? predictor.number() : 0] = 1;
      PrefixCode.of(counts).describe(out);
    }
  }

  /** Tries each on every eighth row. */
  private static Predictor best(int[] plain, int width, int height) {
    Predictor best = Predictor.SELECT;
    long least = Long.MAX_VALUE;
    for (Predictor predictor : Predictor.values()) {
      long sum = 0;
      for (int y = 0; y < height; y += 8) {
        for (int x = 0; x < width; x++) {
          int residual = Residuals.at(plain, width, x, y, predictor);
          sum +=
              Math.abs((byte) residual)
                  + Math.abs((byte) (residual >> 8))
                  + Math.abs((byte) (residual >> 16));
        }
      }
      if (sum < least) {
        least = sum;
        best = predictor;
      }
    }
    return best;
  }

  private static int[] residuals(int[] plain, int width, int height, Predictor predictor) {
    int[] residuals = new int[plain.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        residuals[y * width + x] = Residuals.at(plain, width, x, y, predictor);
      }
    }
    return residuals;
  }

  /** Takes single pixels and runs that repeat the pixel before. */
  private interface Symbols {
    void pixel(int argb);

    void run(int length);
  }

  private static void pixels(BitWriter out, int[] residuals) {
    int[][] counts = {
      new int[GREENS], new int[LITERALS], new int[LITERALS], new int[LITERALS], new int[DISTANCES]
    };
    symbols(
        residuals,
        new Symbols() {
          @Override
          public void pixel(int argb) {
            counts[0][argb >> 8 & 0xFF]++;
            counts[1][argb >> 16 & 0xFF]++;
            counts[2][argb & 0xFF]++;
            counts[3][argb >>> 24]++;
          }

          @Override
          public void run(int length) {
            counts[0][LITERALS + prefix(length)]++;
            counts[4][LEFT]++;
          }
        });
    PrefixCode[] codes = new PrefixCode[counts.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = PrefixCode.of(counts[i]);
      codes[i].describe(out);
    }
    symbols(
        residuals,
        new Symbols() {
          @Override
          public void pixel(int argb) {
            codes[0].put(out, argb >> 8 & 0xFF);
            codes[1].put(out, argb >> 16 & 0xFF);
            codes[2].put(out, argb & 0xFF);
            codes[3].put(out, argb >>> 24);
          }

          @Override
          public void run(int length) {
            int prefix = prefix(length);
            codes[0].put(out, LITERALS + prefix);
            int extra = Math.max(0, (prefix >> 1) - 1);
            out.write(length - 1, extra);
            codes[4].put(out, LEFT);
          }
        });
  }

  private static void symbols(int[] residuals, Symbols target) {
    int at = 0;
    while (at < residuals.length) {
      int length = 0;
      while (at > 0
          && at + length < residuals.length
          && length < MOST_RUN
          && residuals[at + length] == residuals[at - 1]) {
        length++;
      }
      if (length >= LEAST_RUN) {
        target.run(length);
        at += length;
      } else {
        target.pixel(residuals[at]);
        at++;
      }
    }
  }

  /** The symbol of a length (section 3.6.2.2): two for each power of two. */
  private static int prefix(int length) {
    int value = length - 1;
    if (value < 2) {
      return value;
    }
    int highest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
    return 2 * highest + (value >> highest - 1 & 1);
  }

  private static byte[] file(byte[] data) {
    int padded = data.length + (data.length & 1);
    ByteBuffer file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + padded);
    file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(data.length);
    file.put(data);
    return file.array();
  }
}
