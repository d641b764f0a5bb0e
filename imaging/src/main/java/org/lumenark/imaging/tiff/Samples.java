package org.lumenark.imaging.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.lumenark.imaging.source.SampleType;

/** Turns stored samples into little-endian samples of a whole number of bytes. */
final class Samples {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] REVERSED = new byte[256];

  static {
    for (int i = 0; i < 256; i++) {
      REVERSED[i] = (byte) (Integer.reverse(i) >>> 24);
    }
  }

  private Samples() {}

  /** Reverses the bytes of each sample. */
  static void swap(byte[] data, int offset, int length, int bytes) {
    int end = offset + length;
    int at = offset;
    if (bytes == 2) {
      for (; at <= end - 8; at += 8) {
        long v = (long) LONG.get(data, at);
        LONG.set(data, at, (v & 0x00FF00FF00FF00FFL) << 8 | (v >>> 8 & 0x00FF00FF00FF00FFL));
      }
      for (; at < end; at += 2) {
        SHORT.set(data, at, Short.reverseBytes((short) SHORT.get(data, at)));
      }
    } else if (bytes == 4) {
      for (; at < end; at += 4) {
        INT.set(data, at, Integer.reverseBytes((int) INT.get(data, at)));
      }
    } else if (bytes == 8) {
      for (; at < end; at += 8) {
        LONG.set(data, at, Long.reverseBytes((long) LONG.get(data, at)));
      }
    }
  }

  static void reverseBits(byte[] data, int length) {
    for (int i = 0; i < length; i++) {
      data[i] = REVERSED[data[i] & 0xFF];
    }
  }

  /** Undoes horizontal differencing (TIFF 6.0 section 14) on one row of little-endian samples. */
  static void undoDifference(byte[] data, int offset, int samples, int stride, int bytes) {
    int end = offset + samples * bytes;
    int back = stride * bytes;
    switch (bytes) {
      case 1 -> {
        for (int at = offset + back; at < end; at++) {
          data[at] += data[at - back];
        }
      }
      case 2 -> undoDifference16(data, offset, end, back);
      case 4 -> {
        for (int at = offset + back; at < end; at += 4) {
          INT.set(data, at, (int) INT.get(data, at) + (int) INT.get(data, at - back));
        }
      }
      default -> {
        for (int at = offset + back; at < end; at += 8) {
          LONG.set(data, at, (long) LONG.get(data, at) + (long) LONG.get(data, at - back));
        }
      }
    }
  }

  /** Most microscope images: of one sample a pixel, the sum stays in a register. */
  private static void undoDifference16(byte[] data, int offset, int end, int back) {
    if (back == 2) {
      int sum = 0;
      for (int at = offset; at < end; at += 2) {
        sum += (short) SHORT.get(data, at);
        SHORT.set(data, at, (short) sum);
      }
      return;
    }
    for (int at = offset + back; at < end; at += 2) {
      SHORT.set(
          data, at, (short) ((short) SHORT.get(data, at) + (short) SHORT.get(data, at - back)));
    }
  }

  /**
   * Undoes the floating point predictor (TIFF Technical Note 3) on one row: differences over bytes,
   * then planes of bytes with the most significant first, whatever the byte order of the file.
   */
  static void undoFloatingPoint(
      byte[] data, int offset, int samples, int stride, int bytes, byte[] scratch) {
    int length = samples * bytes;
    for (int i = offset + stride; i < offset + length; i++) {
      data[i] += data[i - stride];
    }
    System.arraycopy(data, offset, scratch, 0, length);
    for (int b = 0; b < bytes; b++) {
      int plane = b * samples;
      int within = bytes - 1 - b;
      for (int i = 0; i < samples; i++) {
        data[offset + i * bytes + within] = scratch[plane + i];
      }
    }
  }

  /**
   * Widens one row of samples of an odd number of bits.
   *
   * @param bits packed from the most significant bit on; multiples of 8 follow the byte order
   */
  static void unpack(
      byte[] row,
      int from,
      int samples,
      int bits,
      boolean littleEndian,
      SampleType type,
      byte[] target,
      int to) {
    boolean floating = type == SampleType.FLOAT32;
    boolean signed = isSigned(type);
    long bit = (long) from * 8;
    for (int i = 0; i < samples; i++) {
      long value;
      if (bits % 8 == 0) {
        value = TiffInput.number(row, from + i * (bits / 8), bits / 8, littleEndian);
      } else {
        value = bitsAt(row, bit, bits);
        bit += bits;
      }
      if (floating) {
        value =
            bits == 16
                ? Float.floatToRawIntBits(Float.float16ToFloat((short) value))
                : float24(value);
      } else if (signed) {
        value = value << (64 - bits) >> (64 - bits);
      }
      for (int b = 0; b < type.bytes(); b++) {
        target[to++] = (byte) (value >>> (8 * b));
      }
    }
  }

  /** Sums of numbers of fewer bits than they are handed out in lose what they have carried over. */
  static void narrow(byte[] data, int offset, int samples, SampleType type, int bits) {
    int bytes = type.bytes();
    for (int i = 0; i < samples; i++) {
      int at = offset + i * bytes;
      long value = TiffInput.number(data, at, bytes, true) << (64 - bits);
      value = isSigned(type) ? value >> (64 - bits) : value >>> (64 - bits);
      for (int b = 0; b < bytes; b++) {
        data[at + b] = (byte) (value >>> (8 * b));
      }
    }
  }

  private static boolean isSigned(SampleType type) {
    return type == SampleType.INT8
        || type == SampleType.INT16
        || type == SampleType.INT32
        || type == SampleType.INT64;
  }

  private static long bitsAt(byte[] row, long bit, int bits) {
    long value = 0;
    int left = bits;
    while (left > 0) {
      int within = (int) (bit & 7);
      int take = Math.min(8 - within, left);
      int part = (row[(int) (bit >>> 3)] & 0xFF) >>> (8 - within - take) & ((1 << take) - 1);
      value = value << take | part;
      bit += take;
      left -= take;
    }
    return value;
  }

  /** 1 sign, 7 exponent (bias 63), 16 mantissa bits. */
  private static long float24(long value) {
    int sign = (int) (value >>> 23) & 1;
    int exponent = (int) (value >>> 16) & 0x7F;
    int mantissa = (int) value & 0xFFFF;
    float magnitude;
    if (exponent == 0x7F) {
      magnitude = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((float) mantissa, -62 - 16);
    } else {
      magnitude = Math.scalb((float) (0x10000 | mantissa), exponent - 63 - 16);
    }
    return Float.floatToRawIntBits(sign == 0 ? magnitude : -magnitude) & 0xFFFFFFFFL;
  }

  /** Copies every {@code stride}-th sample: one channel out of interleaved ones. */
  static void pick(byte[] from, int at, int stride, int count, int bytes, byte[] target, int to) {
    int step = stride * bytes;
    switch (bytes) {
      case 1 -> {
        int done = stride == 3 ? pickThird(from, at, count, target, to) : 0;
        at += done * step;
        for (int i = done; i < count; i++, at += step) {
          target[to + i] = from[at];
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++, at += step) {
          SHORT.set(target, to + 2 * i, (short) SHORT.get(from, at));
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++, at += step) {
          INT.set(target, to + 4 * i, (int) INT.get(from, at));
        }
      }
      default -> {
        for (int i = 0; i < count; i++, at += step) {
          LONG.set(target, to + 8 * i, (long) LONG.get(from, at));
        }
      }
    }
  }

  /** Every third byte, eight at a time; returns how many were copied. */
  private static int pickThird(byte[] from, int at, int count, byte[] target, int to) {
    int done = 0;
    for (; done + 8 <= count && at + 24 <= from.length; done += 8, at += 24) {
      long first = Long.compress((long) LONG.get(from, at), 0x00FF0000FF0000FFL);
      long second = Long.compress((long) LONG.get(from, at + 8), 0xFF0000FF0000FF00L);
      long third = Long.compress((long) LONG.get(from, at + 16), 0x0000FF0000FF0000L);
      LONG.set(target, to + done, first | second << 24 | third << 48);
    }
    return done;
  }
}
