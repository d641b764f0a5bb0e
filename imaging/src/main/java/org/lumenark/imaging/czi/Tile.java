package org.lumenark.imaging.czi;

/** A subblock in its place: its left upper pixel in pixels of its level. */
record Tile(Subblock block, int x, int y) {

  int bottom() {
    return y + block.storedHeight();
  }

  boolean isCompressed() {
    return block.compression() != CziCompression.NONE;
  }
}
