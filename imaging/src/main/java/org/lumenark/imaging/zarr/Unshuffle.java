package org.lumenark.imaging.zarr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Undoes the shuffles of Blosc 1: the bytes (or bits) of the same rank of all samples of a block
 * stand together. What is left over at the end of a block stands as it was.
 */
public final class Unshuffle {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Unshuffle() {}

  /** All of {@code plain} goes to {@code out} from {@code start}. */
  public static void bytes(byte[] plain, int sampleBytes, byte[] out, int start) {
    int samples = plain.length / sampleBytes;
    int whole = sampleBytes == 2 ? pairs(plain, samples, out, start) : 0;
    for (int part = 0; part < sampleBytes; part++) {
      int from = part * samples;
      int to = start + part;
      for (int i = whole; i < samples; i++) {
        out[to + i * sampleBytes] = plain[from + i];
      }
    }
    int done = samples * sampleBytes;
    System.arraycopy(plain, done, out, start + done, plain.length - done);
  }

  /** Puts four samples of two bytes together at a time; returns how many samples that were. */
  private static int pairs(byte[] plain, int samples, byte[] out, int start) {
    int whole = samples & ~3;
    for (int i = 0; i < whole; i += 4) {
      long low = (int) INT.get(plain, i);
      long high = (int) INT.get(plain, samples + i);
      LONG.set(
          out,
          start + 2 * i,
          Long.expand(low, 0x00FF00FF00FF00FFL) | Long.expand(high, 0xFF00FF00FF00FF00L));
    }
    return whole;
  }

  /** The same for bits; a number of samples that 8 does not divide was not shuffled at all. */
  static void bits(byte[] plain, int sampleBytes, byte[] out, int start) {
    int samples = plain.length / sampleBytes;
    int done = samples % 8 == 0 ? samples * sampleBytes : 0;
    int rowBytes = samples / 8;
    for (int part = 0; part < sampleBytes && done > 0; part++) {
      for (int group = 0; group < rowBytes; group++) {
        long eight = 0;
        for (int bit = 0; bit < 8; bit++) {
          eight |= (plain[(part * 8 + bit) * rowBytes + group] & 0xFFL) << 8 * bit;
        }
        for (int i = 0; i < 8; i++) {
          long sample = Long.compress(eight, 0x0101010101010101L << i);
          out[start + (group * 8 + i) * sampleBytes + part] = (byte) sample;
        }
      }
    }
    System.arraycopy(plain, done, out, start + done, plain.length - done);
  }
}
