package org.lumenark.imaging.tiff;

/**
 * In which order the planes of a stack follow each other.
 *
 * @param groups steps of the channel axis, each of which is a plane
 * @param order the letters c, z and t; the first varies fastest
 */
record PlaneOrder(int groups, int slices, int frames, String order) {

  long planes() {
    return (long) groups * slices * frames;
  }

  int plane(int t, int c, int z) {
    int index = 0;
    int step = 1;
    for (int i = 0; i < order.length(); i++) {
      char axis = order.charAt(i);
      index += step * (axis == 'c' ? c : axis == 'z' ? z : t);
      step *= axis == 'c' ? groups : axis == 'z' ? slices : frames;
    }
    return index;
  }
}
