package org.lumenark.imaging.zarr;

/**
 * Undoes the shuffles of Blosc 1: the bytes (or bits) of the same rank of all samples of a block
 * stand together. What is left over at the end of a block stands as it was.
 */
public final class Unshuffle {

  private Unshuffle() {}

  /** All of {@code plain} goes to {@code out} from {@code start}. */
  public static void bytes(byte[] plain, int sampleBytes, byte[] out, int start) {
    int samples = plain.length / sampleBytes;
    for (int part = 0; part < sampleBytes; part++) {
      int from = part * samples;
      int to = start + part;
      for (int i = 0; i < samples; i++) {
        out[to + i * sampleBytes] = plain[from + i];
      }
    }
    int done = samples * sampleBytes;
    System.arraycopy(plain, done, out, start + done, plain.length - done);
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
