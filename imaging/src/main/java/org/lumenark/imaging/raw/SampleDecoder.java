package org.lumenark.imaging.raw;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Stored samples to little-endian ones, channel by channel. */
final class SampleDecoder {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private SampleDecoder() {}

  /** Turns samples round in place if they are big-endian. */
  static void littleEndian(RawLayout layout, byte[] samples, int offset, int length) {
    if (layout.order() == ByteOrder.LITTLE_ENDIAN) {
      return;
    }
    int end = offset + length;
    switch (layout.sample().bits()) {
      case 16 -> {
        for (int at = offset; at < end; at += 2) {
          SHORT.set(samples, at, Short.reverseBytes((short) SHORT.get(samples, at)));
        }
      }
      case 32 -> {
        for (int at = offset; at < end; at += 4) {
          INT.set(samples, at, Integer.reverseBytes((int) INT.get(samples, at)));
        }
      }
      case 64 -> {
        for (int at = offset; at < end; at += 8) {
          LONG.set(samples, at, Long.reverseBytes((long) LONG.get(samples, at)));
        }
      }
      default -> {
        return;
      }
    }
  }

  /**
   * One stored row to row {@code row} of each channel in the target, which takes {@code rows} rows
   * a channel from {@code offset} on.
   */
  static void row(
      RawLayout layout,
      byte[] stored,
      int from,
      int width,
      byte[] target,
      int offset,
      int row,
      int rows) {
    int samples = layout.samplesPerPixel();
    int bytes = layout.sample().type().bytes();
    int storedBits = layout.sample().bits();
    for (int channel = 0; channel < samples; channel++) {
      int to = offset + (channel * rows + row) * width * bytes;
      for (int x = 0; x < width; x++) {
        int index = x * samples + channel;
        if (storedBits == 4) {
          int pair = stored[from + index / 2] & 0xFF;
          target[to + x] = (byte) (index % 2 == 0 ? pair & 0xF : pair >> 4);
        } else if (layout.sample() == StoredSample.FLOAT16) {
          short half = (short) SHORT.get(stored, from + index * 2);
          boolean big = layout.order() == ByteOrder.BIG_ENDIAN;
          float value = Float.float16ToFloat(big ? Short.reverseBytes(half) : half);
          INT.set(target, to + x * 4, Float.floatToRawIntBits(value));
        } else {
          System.arraycopy(stored, from + index * bytes, target, to + x * bytes, bytes);
        }
      }
      if (layout.sample().plain()) {
        littleEndian(layout, target, to, width * bytes);
      }
    }
  }
}
