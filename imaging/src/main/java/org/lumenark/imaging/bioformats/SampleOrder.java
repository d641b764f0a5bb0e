package org.lumenark.imaging.bioformats;

/** From the order in which Bio-Formats gives samples to ours: channel by channel, little-endian. */
final class SampleOrder {

  private SampleOrder() {}

  /**
   * @param source pixels of {@code channels} samples of {@code bytes} bytes each, side by side
   */
  static void separate(
      byte[] source, byte[] target, int offset, int pixels, int channels, int bytes) {
    for (int c = 0; c < channels; c++) {
      int to = offset + c * pixels * bytes;
      for (int from = c * bytes; from < pixels * channels * bytes; from += channels * bytes) {
        for (int b = 0; b < bytes; b++) {
          target[to++] = source[from + b];
        }
      }
    }
  }

  static void reverse(byte[] samples, int offset, int length, int bytes) {
    for (int at = offset; at < offset + length; at += bytes) {
      for (int low = at, high = at + bytes - 1; low < high; low++, high--) {
        byte kept = samples[low];
        samples[low] = samples[high];
        samples[high] = kept;
      }
    }
  }
}
