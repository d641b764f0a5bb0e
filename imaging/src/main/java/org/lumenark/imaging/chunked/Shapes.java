package org.lumenark.imaging.chunked;

/** Arithmetic of regular arrays in C order. */
public final class Shapes {

  private Shapes() {}

  /** Samples in all; a negative number if they are more than a long counts. */
  public static long product(int[] shape) {
    long product = 1;
    for (int size : shape) {
      if (size != 0 && product > Long.MAX_VALUE / size) {
        return -1;
      }
      product *= size;
    }
    return product;
  }

  /** Samples from one step along each axis to the next. */
  public static int[] strides(int[] shape) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return strides;
  }

  /** Position in C order. */
  public static int position(int[] at, int[] shape) {
    int position = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      position = position * shape[axis] + at[axis];
    }
    return position;
  }

  /** Moves to the next position in C order; false behind the last. */
  public static boolean next(int[] at, int[] shape) {
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (++at[axis] < shape[axis]) {
        return true;
      }
      at[axis] = 0;
    }
    return false;
  }
}
