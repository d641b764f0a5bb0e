package org.lumenark.imaging.dicom;

import org.lumenark.imaging.source.ImagingException;

/**
 * Brings stored samples into the form that is handed out: whole bytes, little-endian, by sample.
 */
final class SampleRows {

  private final PixelFormat format;
  private final boolean bigEndian;
  private final int bytes;

  SampleRows(PixelFormat format, boolean bigEndian) {
    this.format = format;
    this.bigEndian = bigEndian;
    this.bytes = format.sampleBytes();
  }

  /**
   * Samples of one plane.
   *
   * @param from the first stored sample, in samples
   * @param step stored samples from one to the next
   * @param to in bytes
   */
  void plain(byte[] stored, int from, int step, byte[] target, int to, int count) {
    if (step == 1 && !bigEndian && format.stored() == format.allocated()) {
      System.arraycopy(stored, from * bytes, target, to, count * bytes);
      return;
    }
    if (bytes == 1) {
      for (int i = 0; i < count; i++) {
        target[to + i] = (byte) significant(stored[from + i * step] & 0xFF);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      int at = (from + i * step) * bytes;
      long raw = 0;
      for (int b = 0; b < bytes; b++) {
        long part = stored[at + (bigEndian ? b : bytes - 1 - b)] & 0xFF;
        raw = raw << 8 | part;
      }
      put(target, to + i * bytes, significant(raw));
    }
  }

  /** A decoded number of so many bits; negative ones may come with or without their sign. */
  void decoded(int value, int precision, byte[] target, int to) {
    int unused = 32 - precision;
    int cut = format.signed() ? value << unused >> unused : value << unused >>> unused;
    put(target, to, cut);
  }

  /** Bits in the order of PS3.5 annex D: the first is the lowest of its byte. */
  static void bits(byte[] stored, int firstBit, byte[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      int bit = firstBit + i;
      target[to + i] = (byte) (stored[bit >>> 3] >> (bit & 7) & 1);
    }
  }

  private long significant(long raw) {
    if (format.stored() == format.allocated()) {
      return raw;
    }
    long value = raw >>> (format.highBit() + 1 - format.stored());
    int unused = 64 - format.stored();
    return format.signed() ? value << unused >> unused : value << unused >>> unused;
  }

  private void put(byte[] target, int to, long value) {
    for (int b = 0; b < bytes; b++) {
      target[to + b] = (byte) (value >> 8 * b);
    }
  }

  /** ITU-R BT.601 full range, as PS3.3 C.7.6.3.1.2 has it; three planes become red, green, blue. */
  void toRgb(byte[] target, int offset, int planeBytes, String place) throws ImagingException {
    if (bytes != 1 || format.photometric().startsWith("YBR_PARTIAL")) {
      throw new ImagingException(
          "dicom.unsupported-photometric",
          place,
          "Samples of " + format.photometric() + " and this size are not read.");
    }
    for (int i = offset; i < offset + planeBytes; i++) {
      float y = target[i] & 0xFF;
      float cb = (target[i + planeBytes] & 0xFF) - 128;
      float cr = (target[i + 2 * planeBytes] & 0xFF) - 128;
      target[i] = level(y + 1.402f * cr);
      target[i + planeBytes] = level(y - 0.344136f * cb - 0.714136f * cr);
      target[i + 2 * planeBytes] = level(y + 1.772f * cb);
    }
  }

  private static byte level(float value) {
    return (byte) Math.clamp((long) Math.floor(value + 0.5f), 0, 255);
  }
}
