package org.lumenark.imaging.render;

/** A part of an image in pixels of its full resolution. */
public record Region(int x, int y, int width, int height) {

  public Region {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException("a region of " + width + " x " + height);
    }
  }
}
