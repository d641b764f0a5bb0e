package org.lumenark.imaging.mrc;

import org.lumenark.imaging.raw.StoredSample;

/** What a mode number means in a given file. */
record MrcMode(StoredSample sample, int samplesPerPixel) {

  static final int BYTES = 0;

  static MrcMode of(StoredSample sample) {
    return new MrcMode(sample, 1);
  }

  static boolean known(int mode) {
    return switch (mode) {
      case BYTES, 1, 2, 3, 4, 6, 12, 16, 101 -> true;
      default -> false;
    };
  }
}
