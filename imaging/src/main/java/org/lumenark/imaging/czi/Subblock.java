package org.lumenark.imaging.czi;

/**
 * One plane of a subblock, as the directory lists it.
 *
 * @param position of its segment in the file
 * @param x left edge in pixels of the full resolution; may be negative
 * @param width in pixels of the full resolution
 * @param storedWidth in pixels that are there; less than {@code width} in a pyramid
 * @param mosaic M; -1 if there is none. Higher ones lie on top.
 * @param plane which of its planes, if it holds several
 * @param planes how many it holds
 */
record Subblock(
    CziPixelType pixelType,
    int compression,
    boolean pyramid,
    long position,
    int x,
    int y,
    int width,
    int height,
    int storedWidth,
    int storedHeight,
    int mosaic,
    int plane,
    int planes,
    SubblockIndex index) {

  /** How many pixels of the full resolution, in each direction, one stored pixel stands for. */
  int factor() {
    return (int)
        Math.max(
            1,
            Math.max(
                Math.round((double) width / storedWidth),
                Math.round((double) height / storedHeight)));
  }

  /** Bytes of one plane without compression. */
  long planeBytes() {
    return (long) storedWidth * storedHeight * pixelType.bytes();
  }
}
