package org.lumenark.imaging.render;

import java.io.IOException;
import java.util.Arrays;
import org.lumenark.imaging.zarr.ObjectSource;

/** Samples of what is shown of one channel, of a level that has enough of them and not more. */
final class ShownSamples {

  /** So many that the percentiles of contrast are steady. */
  private static final int ENOUGH = 1 << 16;

  /** More are not kept, should a pyramid end early. */
  private static final int MOST = 1 << 19;

  private ShownSamples() {}

  static double[] of(ObjectSource container, StoredImage image, ChosenView view, int channel)
      throws IOException {
    StoredLevel level = image.levels().getFirst();
    for (StoredLevel coarser : image.levels()) {
      Crop crop = coarser.crop(view.region());
      if (crop.width() * crop.height() >= ENOUGH) {
        level = coarser;
      }
    }
    Crop crop = level.crop(view.region());
    int chunkY = level.array().chunkY();
    float[] band = new float[chunkY * crop.columns()];
    double[] samples = new double[(int) Math.min(MOST, (long) rows(crop) * crop.columns())];
    int count = 0;
    try (BandReader reader = new BandReader(container, level.array(), view)) {
      for (int row = crop.firstRow() / chunkY; row * chunkY < crop.endRow(); row++) {
        reader.read(channel, row, crop.firstColumn(), crop.endColumn(), band);
        int from = Math.max(0, crop.firstRow() - row * chunkY);
        int to = Math.min(reader.rows(row), crop.endRow() - row * chunkY);
        int end = to * crop.columns();
        for (int i = from * crop.columns(); i < end && count < samples.length; i++) {
          samples[count++] = band[i];
        }
      }
    }
    return Arrays.copyOf(samples, count);
  }

  private static int rows(Crop crop) {
    return crop.endRow() - crop.firstRow();
  }
}
