package org.lumenark.imaging.lif;

import java.util.List;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.SampleType;

/**
 * Where the samples of one image lie. Along x, y, z and t by the steps of these dimensions; for a
 * group of channels at its own position.
 *
 * @param groups first byte of each group of channels in the file
 * @param samples offsets of the samples of one pixel from there
 * @param bytes of a stored sample
 * @param y what is given as rows: Z in a scan along X and Z
 */
record LifImage(
    String name,
    LifSource source,
    SampleType type,
    int bytes,
    List<Group> groups,
    long[] samples,
    LifDimension x,
    LifDimension y,
    LifDimension z,
    LifDimension t,
    int tile) {

  static final int NO_TILE = -1;

  /**
   * A group of channels.
   *
   * @param first its first channel
   * @param emission nanometre, in a sweep of the detected wavelength
   * @param excitation nanometre, in a sweep of the exciting one
   */
  record Group(long position, int first, OptionalDouble emission, OptionalDouble excitation) {}

  boolean isHalf() {
    return type == SampleType.FLOAT32 && bytes == 2;
  }
}
