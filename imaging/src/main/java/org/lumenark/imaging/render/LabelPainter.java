package org.lumenark.imaging.render;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.pyramid.SampleReader;
import org.lumenark.imaging.zarr.ArrayMetadata;
import org.lumenark.imaging.zarr.ZarrArrayReader;

/** Draws labels: a pixel of the picture has the label in its middle, since labels have no mean. */
final class LabelPainter {

  private final ZarrArrayReader reader;
  private final ArrayMetadata array;
  private final Crop crop;

  LabelPainter(ZarrArrayReader reader, Crop crop) {
    this.reader = reader;
    this.array = reader.array();
    this.crop = crop;
  }

  void draw(ChosenView view, Picture picture, int width, int height) throws IOException {
    int endRow = Math.ceilDiv(crop.endRow(), array.chunkY());
    int endColumn = Math.ceilDiv(crop.endColumn(), array.chunkX());
    for (int row = crop.firstRow() / array.chunkY(); row < endRow; row++) {
      for (int column = crop.firstColumn() / array.chunkX(); column < endColumn; column++) {
        Optional<byte[]> chunk = reader.chunk(view.time(), 0, view.sections().first(), row, column);
        if (chunk.isPresent()) {
          draw(chunk.get(), row, column, picture, width, height);
        }
      }
    }
  }

  private void draw(
      byte[] chunk, int chunkRow, int chunkColumn, Picture picture, int width, int height) {
    SampleReader samples = SampleReader.of(array.type());
    int top = chunkRow * array.chunkY();
    int left = chunkColumn * array.chunkX();
    for (int y = 0; y < height; y++) {
      int row = (int) (crop.top() + (y + 0.5) * crop.height() / height) - top;
      for (int x = 0; x < width && row >= 0 && row < array.chunkY(); x++) {
        int column = (int) (crop.left() + (x + 0.5) * crop.width() / width) - left;
        if (column >= 0 && column < array.chunkX()) {
          int at = (row * array.chunkX() + column) * array.type().bytes();
          picture.set(y, x, LabelColors.of((long) samples.read(chunk, at)));
        }
      }
    }
  }
}
