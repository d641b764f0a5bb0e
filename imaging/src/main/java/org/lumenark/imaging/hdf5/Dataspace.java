package org.lumenark.imaging.hdf5;

import org.lumenark.imaging.source.ImagingException;

/**
 * Sizes along the axes; none for a single element.
 *
 * @param most that they may grow to; negative without end
 */
record Dataspace(long[] sizes, long[] most) {

  private static final int MOST_AXES = 32;

  static Dataspace read(Fields in) throws ImagingException {
    int version = in.u8();
    int rank = in.u8();
    boolean growing = (in.u8() & 1) != 0;
    in.skip(version == 1 ? 5 : 1);
    if (version < 1 || version > 2 || rank > MOST_AXES) {
      throw in.damaged("This is no dataspace of a known version.");
    }
    long[] sizes = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      sizes[axis] = in.length();
      if (sizes[axis] < 0) {
        throw in.damaged("A size is too large.");
      }
    }
    long[] most = sizes.clone();
    for (int axis = 0; axis < rank && growing; axis++) {
      most[axis] = in.lengthOrUndefined();
    }
    return new Dataspace(sizes, most);
  }

  /** Elements in all, at most {@code most}; more if they are more. */
  long elements(long most) {
    long product = 1;
    for (long size : sizes) {
      if (size > most || product * size > most) {
        return most + 1;
      }
      product *= size;
    }
    return product;
  }
}
