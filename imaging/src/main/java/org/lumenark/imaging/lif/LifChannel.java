package org.lumenark.imaging.lif;

import java.util.Optional;

/**
 * One stored channel.
 *
 * @param tag 0 grey, 1 red, 2 green, 3 blue
 * @param real whether its samples are floating-point
 * @param bytes of one sample
 * @param offset bytes from the first channel
 * @param lut name of the colours it is shown in
 * @param dye name of the dye, if the channel itself gives it
 */
record LifChannel(
    int tag, boolean real, int bytes, long offset, Optional<String> lut, Optional<String> dye) {

  boolean isColour() {
    return tag >= 1 && tag <= 3;
  }
}
