package org.lumenark.imaging.omezarr;

import java.io.IOException;

/** The filter {@code delta} of numcodecs: each sample is the difference to the one before. */
final class Delta {

  private Delta() {}

  /** One filter that works on samples. */
  @FunctionalInterface
  interface Step {

    byte[] undo(byte[] samples, StoredType type) throws IOException;
  }

  /** For whole numbers, whose sums wrap around as they did when the differences were made. */
  static byte[] undo(byte[] samples, StoredType type) {
    int width = type.bytes();
    long sum = 0;
    for (int at = 0; at < samples.length; at += width) {
      long difference = 0;
      for (int part = 0; part < width; part++) {
        difference |= (samples[at + part] & 0xFFL) << 8 * part;
      }
      sum += difference;
      for (int part = 0; part < width; part++) {
        samples[at + part] = (byte) (sum >> 8 * part);
      }
    }
    return samples;
  }
}
