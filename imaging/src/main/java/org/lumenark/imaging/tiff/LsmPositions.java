package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ImagingException;

/**
 * Where the stage was for each position or tile of an LSM, in micrometre.
 *
 * @param places x, y, z
 */
record LsmPositions(List<double[]> places) {

  private static final double METRE = 1e6;
  private static final int MAX_PLANES = 20_000;

  static LsmPositions read(TiffInput input, LsmInfo info) throws IOException {
    LsmInfo.Steps steps = info.steps();
    boolean tiles = steps.tiles() > 1;
    int images = steps.positions() * steps.tiles();
    List<double[]> listed =
        list(
            input,
            tiles ? info.offsets().tilePositions() : info.offsets().positions(),
            tiles ? steps.tiles() : steps.positions());
    boolean clear = steps.tiles() == 1 || steps.positions() == 1;
    return new LsmPositions(clear && listed.size() == images ? listed : List.of());
  }

  private static List<double[]> list(TiffInput input, long at, int expected) throws IOException {
    List<double[]> places = new ArrayList<>();
    try {
      if (at > 0 && input.unsigned32(at) == expected && expected <= MAX_PLANES) {
        for (int i = 0; i < expected; i++) {
          long from = at + 4 + i * 24L;
          places.add(
              new double[] {
                input.real64(from) * METRE,
                input.real64(from + 8) * METRE,
                input.real64(from + 16) * METRE
              });
        }
      }
    } catch (ImagingException e) {
      return List.of();
    }
    return places;
  }

  /** Of the first planes only if there are very many. */
  List<PlanePosition> planes(int image, PlaneOrder order, int channels, LsmTimes times) {
    List<PlanePosition> planes = new ArrayList<>();
    double[] at = image < places.size() ? places.get(image) : new double[0];
    boolean moved = at.length == 3 && (at[0] != 0 || at[1] != 0 || at[2] != 0);
    for (int t = 0; t < order.frames(); t++) {
      OptionalDouble seconds = order.frames() > 1 ? times.sinceStart(t) : OptionalDouble.empty();
      if (!moved && seconds.isEmpty()) {
        return planes;
      }
      for (int z = 0; z < order.slices(); z++) {
        for (int c = 0; c < channels; c++) {
          if (planes.size() == MAX_PLANES) {
            return planes;
          }
          planes.add(
              new PlanePosition(
                  t, c, z, seconds, axis(moved, at, 0), axis(moved, at, 1), axis(moved, at, 2)));
        }
      }
    }
    return planes;
  }

  private static OptionalDouble axis(boolean moved, double[] at, int axis) {
    return moved && Double.isFinite(at[axis])
        ? OptionalDouble.of(at[axis])
        : OptionalDouble.empty();
  }
}
