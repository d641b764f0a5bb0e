package org.lumenark.imaging.jpeg2000;

import java.util.List;

/** A tile: where it lies, and its components. */
record Tile(int x0, int y0, int x1, int y1, List<TileComponent> components) {

  int width() {
    return x1 - x0;
  }

  int height() {
    return y1 - y0;
  }
}
