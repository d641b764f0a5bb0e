package org.lumenark.imaging.jpeg2000;

import java.util.Arrays;
import org.lumenark.imaging.jpeg2000.CodeBlock.Segment;

/**
 * Decodes the bit planes of a block: ISO/IEC 15444-1 annex D. Magnitudes are kept doubled and in
 * the middle of what is not known yet. To be used again for the next block, by one thread.
 */
final class CodeBlockDecoder {

  private static final int BELOW = Contexts.SOUTH | Contexts.SOUTH_WEST | Contexts.SOUTH_EAST;
  private static final int AROUND = 0xFF;
  private static final int SIGNIFICANT = 0x100;
  private static final int NEGATIVE = 0x200;
  private static final int VISITED = 0x400;
  private static final int REFINED = 0x800;
  private static final int STRIPE = 4;

  private final MqDecoder mq = new MqDecoder();
  private short[] flags = new short[0];
  private int[] magnitudes = new int[0];
  private int width;
  private int height;
  private int stride;
  private byte[] significance = Contexts.significance(Subband.Kind.LL);
  private boolean causal;
  private boolean raw;

  /**
   * @param data what the pieces of the block refer to
   * @param planes of the band, with those that the block leaves out
   * @return doubled coefficients with their signs, row by row; valid until the next call
   */
  int[] decode(CodeBlock block, byte[] data, Subband.Kind band, int planes, CodingStyle style)
      throws CorruptCodeException {
    prepare(block, band, style);
    int plane = planes - 1 - block.zeroPlanes;
    int pass = 2;
    int number = 0;
    mq.resetContexts();
    for (Segment segment : block.segments) {
      byte[] code = join(segment, data);
      raw = style.bypass() && number >= 10 && pass != 2;
      if (raw) {
        mq.startRaw(code, 0, segment.length);
      } else {
        mq.start(code, 0, segment.length);
      }
      for (int i = 0; i < segment.passes; i++) {
        if (plane < 0) {
          throw new CorruptCodeException("a block has more passes than bit planes");
        }
        switch (pass) {
          case 0 -> significance(plane);
          case 1 -> refinement(plane);
          default -> cleanup(plane, style.segmentationSymbols());
        }
        if (mq.exhausted()) {
          throw new CorruptCodeException("a block ends before its last pass");
        }
        if (style.resetsContexts()) {
          mq.resetContexts();
        }
        number++;
        if (++pass == 3) {
          pass = 0;
          plane--;
        }
      }
    }
    return signed();
  }

  private void prepare(CodeBlock block, Subband.Kind band, CodingStyle style) {
    width = block.width;
    height = block.height;
    stride = width + 2;
    int cells = stride * (height + 2);
    if (flags.length < cells) {
      flags = new short[cells];
    } else {
      Arrays.fill(flags, 0, cells, (short) 0);
    }
    if (magnitudes.length < width * height) {
      magnitudes = new int[width * height];
    } else {
      Arrays.fill(magnitudes, 0, width * height, 0);
    }
    significance = Contexts.significance(band);
    causal = style.causal();
  }

  private static byte[] join(Segment segment, byte[] data) {
    byte[] code = new byte[segment.length];
    int at = 0;
    for (int[] piece : segment.pieces) {
      System.arraycopy(data, piece[0], code, at, piece[1]);
      at += piece[1];
    }
    return code;
  }

  private int[] signed() {
    for (int y = 0; y < height; y++) {
      int cell = (y + 1) * stride + 1;
      for (int x = 0; x < width; x++) {
        if ((flags[cell + x] & NEGATIVE) != 0) {
          magnitudes[y * width + x] = -magnitudes[y * width + x];
        }
      }
    }
    return magnitudes;
  }

  private void significance(int plane) {
    for (int top = 0; top < height; top += STRIPE) {
      int bottom = Math.min(top + STRIPE, height);
      for (int x = 0; x < width; x++) {
        for (int y = top; y < bottom; y++) {
          int cell = (y + 1) * stride + x + 1;
          int around = around(cell, y);
          if (around == 0 || (flags[cell] & SIGNIFICANT) != 0) {
            continue;
          }
          if ((raw ? mq.raw() : mq.decode(significance[around])) == 1) {
            becomeSignificant(cell, x, y, plane);
          }
          flags[cell] |= VISITED;
        }
      }
    }
  }

  private void refinement(int plane) {
    int half = 1 << plane;
    for (int top = 0; top < height; top += STRIPE) {
      int bottom = Math.min(top + STRIPE, height);
      for (int x = 0; x < width; x++) {
        for (int y = top; y < bottom; y++) {
          int cell = (y + 1) * stride + x + 1;
          if ((flags[cell] & (SIGNIFICANT | VISITED)) != SIGNIFICANT) {
            continue;
          }
          int bit;
          if (raw) {
            bit = mq.raw();
          } else {
            int context =
                (flags[cell] & REFINED) != 0
                    ? Contexts.REFINEMENT + 2
                    : Contexts.REFINEMENT + (around(cell, y) != 0 ? 1 : 0);
            bit = mq.decode(context);
          }
          magnitudes[y * width + x] += bit == 1 ? half : -half;
          flags[cell] |= REFINED;
        }
      }
    }
  }

  private void cleanup(int plane, boolean segmentationSymbols) throws CorruptCodeException {
    for (int top = 0; top < height; top += STRIPE) {
      int bottom = Math.min(top + STRIPE, height);
      for (int x = 0; x < width; x++) {
        int y = top;
        boolean found = false;
        if (bottom - top == STRIPE && isQuiet(x, top)) {
          if (mq.decode(Contexts.RUN_LENGTH) == 0) {
            continue;
          }
          y += mq.decode(Contexts.UNIFORM) << 1;
          y += mq.decode(Contexts.UNIFORM);
          found = true;
        }
        for (; y < bottom; y++) {
          int cell = (y + 1) * stride + x + 1;
          boolean coded = (flags[cell] & (SIGNIFICANT | VISITED)) != 0;
          if (found || (!coded && mq.decode(significance[around(cell, y)]) == 1)) {
            becomeSignificant(cell, x, y, plane);
          }
          flags[cell] &= ~VISITED;
          found = false;
        }
      }
    }
    if (segmentationSymbols) {
      int symbol = 0;
      for (int i = 0; i < 4; i++) {
        symbol = symbol << 1 | mq.decode(Contexts.UNIFORM);
      }
      if (symbol != 0b1010) {
        throw new CorruptCodeException("a segmentation symbol is wrong");
      }
    }
  }

  /** Whether nothing in a column of a stripe or around it is significant or coded yet. */
  private boolean isQuiet(int x, int top) {
    int cell = (top + 1) * stride + x + 1;
    int all = flags[cell] | flags[cell + stride] | flags[cell + 2 * stride];
    all |= flags[cell + 3 * stride] & (causal ? ~BELOW : ~0);
    return (all & (AROUND | SIGNIFICANT | VISITED)) == 0;
  }

  /** Which neighbours are significant, as far as they may be known. */
  private int around(int cell, int y) {
    int around = flags[cell] & AROUND;
    return causal && (y & 3) == 3 ? around & ~BELOW : around;
  }

  private void becomeSignificant(int cell, int x, int y, int plane) {
    int sign;
    if (raw) {
      sign = mq.raw();
    } else {
      int horizontal = Math.clamp(contribution(cell - 1) + contribution(cell + 1), -1, 1);
      int below = causal && (y & 3) == 3 ? 0 : contribution(cell + stride);
      int vertical = Math.clamp(contribution(cell - stride) + below, -1, 1);
      boolean flipped = horizontal < 0 || (horizontal == 0 && vertical < 0);
      int h = flipped ? -horizontal : horizontal;
      int v = flipped ? -vertical : vertical;
      int context = Contexts.SIGN + (h == 0 ? v : 3 + v);
      sign = mq.decode(context) ^ (flipped ? 1 : 0);
    }
    magnitudes[y * width + x] = 3 << plane;
    flags[cell] |= (short) (SIGNIFICANT | (sign == 1 ? NEGATIVE : 0));
    flags[cell - stride - 1] |= Contexts.SOUTH_EAST;
    flags[cell - stride] |= Contexts.SOUTH;
    flags[cell - stride + 1] |= Contexts.SOUTH_WEST;
    flags[cell - 1] |= Contexts.EAST;
    flags[cell + 1] |= Contexts.WEST;
    flags[cell + stride - 1] |= Contexts.NORTH_EAST;
    flags[cell + stride] |= Contexts.NORTH;
    flags[cell + stride + 1] |= Contexts.NORTH_WEST;
  }

  private int contribution(int cell) {
    int flag = flags[cell];
    return (flag & SIGNIFICANT) == 0 ? 0 : (flag & NEGATIVE) == 0 ? 1 : -1;
  }
}
