package org.lumenark.imaging.czi;

import java.util.List;
import java.util.Map;
import org.lumenark.imaging.source.PlaneIndex;

/**
 * One resolution of an image.
 *
 * @param planes the tiles of each plane from the lowest to the one on top; what no tile covers, and
 *     planes that have none, are 0
 */
record CziLevel(int width, int height, Map<PlaneIndex, List<Tile>> planes) {

  CziLevel {
    planes = Map.copyOf(planes);
  }

  List<Tile> tiles(PlaneIndex plane) {
    return planes.getOrDefault(plane, List.of());
  }

  /** Uncompressed tiles are read row by row; others are decoded as a whole. */
  int preferredRows() {
    int rows = 1;
    for (List<Tile> tiles : planes.values()) {
      for (Tile tile : tiles) {
        rows = Math.max(rows, tile.isCompressed() ? tile.block().storedHeight() : 1);
      }
      if (rows > 1) {
        break;
      }
    }
    return Math.clamp(rows, 1, height);
  }
}
