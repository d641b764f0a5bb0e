package org.lumenark.imaging.webp;

/**
 * What is left of pixels after two of the transforms of RFC 9649, section 3.5: green is subtracted
 * from red and blue, then from each pixel what its neighbours let expect.
 */
final class Residuals {

  private static final int OPAQUE = 0xFF000000;
  private static final int CHANNEL = 0xFF;

  /** Predictors that are tried, by their numbers in the format. */
  enum Predictor {
    AVERAGE(7) {
      @Override
      int predict(int left, int top, int corner) {
        return ((left ^ top) >>> 1 & 0x7F7F7F7F) + (left & top);
      }
    },
    SELECT(11) {
      @Override
      int predict(int left, int top, int corner) {
        int toLeft = 0;
        int toTop = 0;
        for (int shift = 0; shift < 24; shift += 8) {
          int c = corner >> shift & CHANNEL;
          toLeft += Math.abs((top >> shift & CHANNEL) - c);
          toTop += Math.abs((left >> shift & CHANNEL) - c);
        }
        return toLeft < toTop ? left : top;
      }
    };

    private final int number;

    Predictor(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }

    abstract int predict(int left, int top, int corner);
  }

  private Residuals() {}

  /**
   * @param pixels {@code 0xRRGGBB}, opaque
   */
  static int[] withoutGreen(int[] pixels) {
    int[] left = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int green = pixels[i] >> 8 & CHANNEL;
      int red = (pixels[i] >> 16) - green & CHANNEL;
      int blue = pixels[i] - green & CHANNEL;
      left[i] = OPAQUE | red << 16 | green << 8 | blue;
    }
    return left;
  }

  /** The residual of one pixel; all four channels on their own, modulo 256. */
  static int at(int[] pixels, int width, int x, int y, Predictor predictor) {
    int i = y * width + x;
    int expected;
    if (x == 0 && y == 0) {
      expected = OPAQUE;
    } else if (y == 0) {
      expected = pixels[i - 1];
    } else if (x == 0) {
      expected = pixels[i - width];
    } else {
      expected = predictor.predict(pixels[i - 1], pixels[i - width], pixels[i - width - 1]);
    }
    int evens = (pixels[i] & 0x00FF00FF) + 0x01000100 - (expected & 0x00FF00FF) & 0x00FF00FF;
    int odds =
        (pixels[i] >>> 8 & 0x00FF00FF) + 0x01000100 - (expected >>> 8 & 0x00FF00FF) & 0x00FF00FF;
    return odds << 8 | evens;
  }
}
