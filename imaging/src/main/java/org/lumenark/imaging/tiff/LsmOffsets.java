package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import org.lumenark.imaging.source.ImagingException;

/**
 * Offsets of strips in an LSM of more than 4 GiB, which writes their lower 32 bits only. Pixels are
 * stored in the order of acquisition, so an offset that is less than the one before has begun the
 * next 4 GiB.
 */
final class LsmOffsets {

  private static final long ROUND = 1L << 32;

  private LsmOffsets() {}

  static boolean wrap(TiffFile file) {
    return file.input().size() >= ROUND;
  }

  /** The multiple of 4 GiB at which the first strip of each directory lies. */
  static long[] bases(TiffFile file, LsmInfo.Steps steps) throws IOException, ImagingException {
    int count = file.directoryCount();
    long[] bases = new long[count];
    if (!wrap(file)) {
      return bases;
    }
    long base = 0;
    long previous = 0;
    for (int directory : order(count, steps, thumbnailsFirst(file))) {
      long[] offsets = file.directory(directory).numbers(Tag.STRIP_OFFSETS);
      for (int i = 0; i < offsets.length; i++) {
        if (offsets[i] < previous) {
          base += ROUND;
        }
        if (i == 0) {
          bases[directory] = base;
        }
        previous = offsets[i];
      }
    }
    return bases;
  }

  /** Adds what the strips of one page have passed, from the page's own base on. */
  static void unwrap(long[] offsets, long base) {
    long round = base;
    long previous = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] < previous) {
        round += ROUND;
      }
      previous = offsets[i];
      offsets[i] += round;
    }
  }

  private static boolean thumbnailsFirst(TiffFile file) throws IOException, ImagingException {
    return file.hasDirectory(1)
        && file.directory(0).number(Tag.STRIP_OFFSETS, 0)
            > file.directory(1).number(Tag.STRIP_OFFSETS, 0);
  }

  /**
   * Directories in the order in which their pixels were written: pairs of image and thumbnail;
   * where there are several times, positions or tiles, time runs slowest though it is the innermost
   * of the directories.
   */
  private static int[] order(int count, LsmInfo.Steps steps, boolean thumbnailsFirst) {
    int pairs = count / 2;
    int outer = steps.t() * steps.positions() * steps.tiles();
    int several =
        (steps.t() > 1 ? 1 : 0) + (steps.positions() > 1 ? 1 : 0) + (steps.tiles() > 1 ? 1 : 0);
    int[] order = new int[pairs * 2];
    if (several < 2 || outer < 1 || pairs % outer != 0) {
      Arrays.setAll(order, i -> i);
    } else {
      int inner = pairs / outer;
      int at = 0;
      for (int t = 0; t < steps.t(); t++) {
        for (int p = 0; p < steps.positions(); p++) {
          for (int m = 0; m < steps.tiles(); m++) {
            int first = ((m * steps.positions() + p) * steps.t() + t) * inner;
            for (int i = 0; i < 2 * inner; i++) {
              order[at++] = 2 * first + i;
            }
          }
        }
      }
    }
    if (thumbnailsFirst) {
      for (int i = 0; i + 1 < order.length; i += 2) {
        int image = order[i];
        order[i] = order[i + 1];
        order[i + 1] = image;
      }
    }
    return order;
  }
}
