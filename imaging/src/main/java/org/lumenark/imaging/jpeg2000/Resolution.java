package org.lumenark.imaging.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One resolution of a tile-component: its bands, and its precincts once they are needed. */
final class Resolution {

  final int number;
  final int x0;
  final int y0;
  final int x1;
  final int y1;
  final int precinctWidth;
  final int precinctHeight;
  final int across;
  final int down;
  final List<Subband> bands = new ArrayList<>(3);
  private final CodingStyle style;
  private final @Nullable Precinct[] precincts;

  /**
   * @param tile x0, y0, x1, y1 of the tile-component
   * @param most precincts that there may be
   */
  Resolution(int number, int[] tile, CodingStyle style, int most) throws CorruptCodeException {
    this.number = number;
    this.style = style;
    int level = style.decompositions() - number;
    x0 = (int) Subband.ceilShift(tile[0], level);
    y0 = (int) Subband.ceilShift(tile[1], level);
    x1 = (int) Subband.ceilShift(tile[2], level);
    y1 = (int) Subband.ceilShift(tile[3], level);
    precinctWidth = style.precinctWidth(number);
    precinctHeight = style.precinctHeight(number);
    across = x1 > x0 ? (int) (Subband.ceilShift(x1, precinctWidth) - (x0 >> precinctWidth)) : 0;
    down = y1 > y0 ? (int) (Subband.ceilShift(y1, precinctHeight) - (y0 >> precinctHeight)) : 0;
    if (number > 0 && (precinctWidth == 0 || precinctHeight == 0)) {
      throw new CorruptCodeException("a precinct has no size");
    }
    if ((long) across * down > most) {
      throw new CorruptCodeException("there are more precincts than data for them");
    }
    precincts = new Precinct[across * down];
    if (number == 0) {
      bands.add(Subband.of(Subband.Kind.LL, 0, level, tile));
    } else {
      int index = 3 * number - 2;
      bands.add(Subband.of(Subband.Kind.HL, index, level + 1, tile));
      bands.add(Subband.of(Subband.Kind.LH, index + 1, level + 1, tile));
      bands.add(Subband.of(Subband.Kind.HH, index + 2, level + 1, tile));
    }
  }

  int count() {
    return across * down;
  }

  int width() {
    return x1 - x0;
  }

  int height() {
    return y1 - y0;
  }

  Precinct precinct(int index) {
    Precinct precinct = precincts[index];
    if (precinct == null) {
      int x = (x0 >> precinctWidth) + index % across;
      int y = (y0 >> precinctHeight) + index / across;
      precinct = new Precinct(this, style, x, y);
      precincts[index] = precinct;
    }
    return precinct;
  }

  /** Those that packets were read for. */
  List<Precinct> read() {
    List<Precinct> read = new ArrayList<>();
    for (Precinct precinct : precincts) {
      if (precinct != null) {
        read.add(precinct);
      }
    }
    return read;
  }
}
