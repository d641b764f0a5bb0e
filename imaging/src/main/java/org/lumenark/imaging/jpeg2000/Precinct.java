package org.lumenark.imaging.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code blocks of one area of a resolution, band by band. */
final class Precinct {

  /** The blocks of one band. */
  static final class Part {
    final Subband band;
    final int across;
    final int down;
    final TagTree inclusion;
    final TagTree zeroPlanes;
    final @Nullable CodeBlock[] blocks;
    private final int firstColumn;
    private final int firstRow;
    private final int blockWidth;
    private final int blockHeight;
    private final int[] area;

    private Part(Subband band, int[] area, int blockWidth, int blockHeight) {
      this.band = band;
      this.area = area;
      this.blockWidth = blockWidth;
      this.blockHeight = blockHeight;
      boolean empty = area[2] <= area[0] || area[3] <= area[1];
      firstColumn = area[0] >> blockWidth;
      firstRow = area[1] >> blockHeight;
      across = empty ? 0 : (int) Subband.ceilShift(area[2], blockWidth) - firstColumn;
      down = empty ? 0 : (int) Subband.ceilShift(area[3], blockHeight) - firstRow;
      inclusion = new TagTree(Math.max(1, across), Math.max(1, down));
      zeroPlanes = new TagTree(Math.max(1, across), Math.max(1, down));
      blocks = new CodeBlock[across * down];
    }

    CodeBlock create(int column, int row) {
      int left = Math.max(area[0], firstColumn + column << blockWidth);
      int top = Math.max(area[1], firstRow + row << blockHeight);
      int right = Math.min(area[2], firstColumn + column + 1 << blockWidth);
      int bottom = Math.min(area[3], firstRow + row + 1 << blockHeight);
      CodeBlock block = new CodeBlock(left, top, right - left, bottom - top);
      blocks[row * across + column] = block;
      return block;
    }
  }

  final List<Part> parts = new ArrayList<>(3);
  int layersRead;

  /**
   * @param x of the precinct in the grid of all precincts, from the origin
   */
  Precinct(Resolution resolution, CodingStyle style, int x, int y) {
    int half = resolution.number == 0 ? 0 : 1;
    int width = resolution.precinctWidth - half;
    int height = resolution.precinctHeight - half;
    for (Subband band : resolution.bands) {
      int[] area = {
        (int) Math.max(band.x0(), (long) x << width),
        (int) Math.max(band.y0(), (long) y << height),
        (int) Math.min(band.x1(), (long) (x + 1) << width),
        (int) Math.min(band.y1(), (long) (y + 1) << height)
      };
      parts.add(
          new Part(
              band,
              area,
              Math.min(style.blockWidth(), width),
              Math.min(style.blockHeight(), height)));
    }
  }
}
