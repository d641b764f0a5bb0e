package org.lumenark.imaging.render;

/** A region in pixels of one level; its edges may lie within pixels. */
record Crop(double left, double right, double top, double bottom) {

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  int firstColumn() {
    return (int) left;
  }

  /** Not included. */
  int endColumn() {
    return (int) Math.ceil(right);
  }

  int columns() {
    return endColumn() - firstColumn();
  }

  int firstRow() {
    return (int) top;
  }

  /** Not included. */
  int endRow() {
    return (int) Math.ceil(bottom);
  }
}
