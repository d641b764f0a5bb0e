package org.lumenark.imaging.pyramid;

import java.util.ArrayList;
import java.util.List;

/**
 * Size of one level of a pyramid.
 *
 * @param factorY pixels of level 0 along y that one pixel stands for; 1 along an axis of one pixel,
 *     which cannot be halved
 */
public record LevelSize(int sizeY, int sizeX, long factorY, long factorX) {

  public static final int SMALLEST = 512;

  /**
   * Levels from the full size on, each ceil(n / 2) of the one before, until the larger side is at
   * most 512.
   */
  public static List<LevelSize> pyramid(int sizeY, int sizeX) {
    List<LevelSize> levels = new ArrayList<>();
    LevelSize level = new LevelSize(sizeY, sizeX, 1, 1);
    levels.add(level);
    while (Math.max(level.sizeY, level.sizeX) > SMALLEST) {
      level =
          new LevelSize(
              Math.ceilDiv(level.sizeY, 2),
              Math.ceilDiv(level.sizeX, 2),
              level.sizeY > 1 ? level.factorY * 2 : level.factorY,
              level.sizeX > 1 ? level.factorX * 2 : level.factorX);
      levels.add(level);
    }
    return List.copyOf(levels);
  }
}
