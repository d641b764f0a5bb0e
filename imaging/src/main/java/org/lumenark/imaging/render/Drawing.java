package org.lumenark.imaging.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.display.Contrast;
import org.lumenark.imaging.display.Window;
import org.lumenark.imaging.zarr.ArrayMetadata;
import org.lumenark.imaging.zarr.ObjectSource;
import org.lumenark.imaging.zarr.ZarrArrayReader;

/**
 * A picture that is planned: which level is read, how much of it, and what that takes. Reads no
 * chunk that is not shown.
 */
public final class Drawing {

  /** Most pixels of a picture. */
  public static final int MOST_PIXELS = 1 << 22;

  /** Most chunks that are read for one picture. */
  static final int MOST_CHUNKS = 2048;

  /** Most bytes of samples that are decoded for one picture. */
  static final long MOST_BYTES = 1L << 30;

  private static final int RGB_BYTES = 4;

  /** The picture itself, what an encoder makes of its pixels, and the file. */
  private static final int COPIES = 4;

  private final StoredImage image;
  private final ChosenView view;
  private final StoredLevel level;
  private final Crop crop;
  private final int width;
  private final int height;

  private Drawing(StoredImage image, ChosenView view, int width, int height) {
    this.image = image;
    this.view = view;
    this.width = width;
    this.height = height;
    level = level(image.levels(), view.region(), width, height);
    crop = level.crop(view.region());
  }

  /**
   * @throws ViewException if the view is not one of this image, or takes too much
   */
  public static Drawing plan(StoredImage image, View view) throws ViewException {
    ChosenView chosen = ChosenView.of(image, view);
    Region region = chosen.region();
    double shrink =
        Math.min(
            1,
            Math.min(
                (double) view.maxWidth() / region.width(),
                (double) view.maxHeight() / region.height()));
    Drawing drawing =
        new Drawing(
            image,
            chosen,
            (int) Math.max(1, Math.round(region.width() * shrink)),
            (int) Math.max(1, Math.round(region.height() * shrink)));
    drawing.check();
    return drawing;
  }

  /** The coarsest level that has a pixel for each of the picture's. */
  private static StoredLevel level(List<StoredLevel> levels, Region region, int width, int height) {
    for (StoredLevel level : levels.reversed()) {
      Crop crop = level.crop(region);
      if (crop.width() >= width && crop.height() >= height) {
        return level;
      }
    }
    return levels.getFirst();
  }

  private void check() throws ViewException {
    if ((long) width * height > MOST_PIXELS) {
      throw new ViewException(
          "size.invalid",
          "A picture of %d x %d pixels is larger than %,d: give a smaller size."
              .formatted(width, height, MOST_PIXELS));
    }
    long chunks = chunks() * view.sections().count() * Math.max(1, view.layers().size());
    if (chunks > MOST_CHUNKS || chunks * level.array().chunkBytes() > MOST_BYTES) {
      throw new ViewException(
          "render.too-much",
          "This picture takes %,d chunks of the image: give a smaller size, fewer sections or fewer channels."
              .formatted(chunks));
    }
  }

  /** Chunks of one section. */
  private long chunks() {
    ArrayMetadata array = level.array();
    long rows =
        (long) Math.ceilDiv(crop.endRow(), array.chunkY()) - crop.firstRow() / array.chunkY();
    long columns =
        (long) Math.ceilDiv(crop.endColumn(), array.chunkX()) - crop.firstColumn() / array.chunkX();
    return rows * columns;
  }

  /** Bytes of memory that drawing and encoding take at most, about. */
  public long memoryBytes() {
    long picture = (long) width * height * RGB_BYTES;
    long band = (long) crop.columns() * level.array().chunkY() * Float.BYTES;
    long projected = view.projection() == Projection.MEAN ? 2 * band : band;
    return COPIES * picture + projected + 2L * BandReader.AHEAD * level.array().chunkBytes();
  }

  public BufferedImage draw(ObjectSource container) throws IOException {
    Picture picture = new Picture(width, height);
    if (image.isLabel()) {
      try (ZarrArrayReader reader = new ZarrArrayReader(container, level.array())) {
        new LabelPainter(reader, crop).draw(view, picture, width, height);
      }
      return picture.image();
    }
    try (BandReader reader = new BandReader(container, level.array(), view)) {
      for (ChosenView.Layer layer : view.layers()) {
        Window window = window(container, layer);
        AreaMean mean =
            new AreaMean(
                crop,
                width,
                height,
                (row, values) -> picture.add(row, values, window, layer.color()));
        draw(reader, layer.channel(), mean);
      }
    }
    return picture.image();
  }

  private void draw(BandReader reader, int channel, AreaMean mean) throws IOException {
    int chunkY = level.array().chunkY();
    float[] band = new float[chunkY * crop.columns()];
    for (int row = crop.firstRow() / chunkY; row * chunkY < crop.endRow(); row++) {
      reader.read(channel, row, crop.firstColumn(), crop.endColumn(), band);
      for (int y = 0; y < reader.rows(row); y++) {
        mean.row(row * chunkY + y, band, y * crop.columns());
      }
    }
  }

  private Window window(ObjectSource container, ChosenView.Layer layer) throws IOException {
    Optional<Window> given = layer.window();
    return given.isPresent()
        ? given.get()
        : Contrast.of(ShownSamples.of(container, image, view, layer.channel()));
  }
}
