package org.lumenark.imaging.zarr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Blosc's byte shuffle: the first bytes of all samples, then all second bytes, and so on, which
 * puts the slowly changing high bytes together. Words are taken apart by {@link Long#compress}, one
 * instruction on current processors.
 */
final class ByteShuffle {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private ByteShuffle() {}

  /**
   * @param length bytes, a multiple of {@code sampleBytes}
   */
  static void shuffle(byte[] source, int offset, int length, int sampleBytes, byte[] target) {
    switch (sampleBytes) {
      case 1 -> System.arraycopy(source, offset, target, 0, length);
      case 2 -> shuffle2(source, offset, length / 2, target);
      case 4 -> shuffle4(source, offset, length / 4, target);
      default -> shuffleAny(source, offset, length, sampleBytes, 0, target);
    }
  }

  private static void shuffle2(byte[] source, int offset, int samples, byte[] target) {
    int whole = samples & ~3;
    for (int i = 0; i < whole; i += 4) {
      long word = (long) LONG.get(source, offset + 2 * i);
      INT.set(target, i, (int) Long.compress(word, 0x00FF00FF00FF00FFL));
      INT.set(target, samples + i, (int) Long.compress(word, 0xFF00FF00FF00FF00L));
    }
    shuffleAny(source, offset, samples * 2, 2, whole, target);
  }

  private static void shuffle4(byte[] source, int offset, int samples, byte[] target) {
    int whole = samples & ~1;
    for (int i = 0; i < whole; i += 2) {
      long word = (long) LONG.get(source, offset + 4 * i);
      SHORT.set(target, i, (short) Long.compress(word, 0x000000FF000000FFL));
      SHORT.set(target, samples + i, (short) Long.compress(word, 0x0000FF000000FF00L));
      SHORT.set(target, 2 * samples + i, (short) Long.compress(word, 0x00FF000000FF0000L));
      SHORT.set(target, 3 * samples + i, (short) Long.compress(word, 0xFF000000FF000000L));
    }
    shuffleAny(source, offset, samples * 4, 4, whole, target);
  }

  private static void shuffleAny(
      byte[] source, int offset, int length, int sampleBytes, int firstSample, byte[] target) {
    int samples = length / sampleBytes;
    for (int part = 0; part < sampleBytes; part++) {
      int to = part * samples;
      int from = offset + part;
      for (int i = firstSample; i < samples; i++) {
        target[to + i] = source[from + i * sampleBytes];
      }
    }
  }
}
