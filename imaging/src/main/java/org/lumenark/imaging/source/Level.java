package org.lumenark.imaging.source;

/** Size in pixels of one resolution that the file itself holds. */
public record Level(int sizeX, int sizeY) {

  public Level {
    if (sizeX < 1 || sizeY < 1) {
      throw new IllegalArgumentException(
          "a level has at least one pixel: " + sizeX + " x " + sizeY);
    }
  }
}
