package org.lumenark.imaging.raw;

import java.nio.ByteOrder;

/**
 * Where the samples of one image lie. Rows follow each other within a plane; the samples of a group
 * of channels lie together in each pixel.
 *
 * @param first offset of the image's first byte
 * @param strideT bytes from one time point to the next
 * @param strideGroup bytes from one group of channels to the next
 * @param strideZ bytes from one section to the next
 * @param samplesPerPixel channels that lie together
 */
public record RawLayout(
    StoredSample sample,
    ByteOrder order,
    int samplesPerPixel,
    long first,
    long strideT,
    long strideGroup,
    long strideZ) {

  long plane(int t, int group, int z) {
    return first + t * strideT + group * strideGroup + z * strideZ;
  }

  /** Bytes of a row, as stored. */
  static long rowBytes(StoredSample sample, long width, int samplesPerPixel) {
    return Math.ceilDiv(width * samplesPerPixel * sample.bits(), 8L);
  }
}
