package org.lumenark.imaging.raw;

import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.SourceWarning;

/**
 * Images whose samples lie unpacked one after the other. Rows of plain samples are read straight
 * into the caller's buffer; others by way of a buffer of at most a mebibyte, or of one row.
 */
public final class RawPixelSource implements PixelSource {

  private static final int BUFFER_BYTES = 1 << 20;

  private final RawData data;
  private final List<RawImage> images;
  private final List<SourceWarning> warnings;
  private byte[] buffer = new byte[0];

  /**
   * @param data closed with this source
   * @param images all of whose samples are known to lie inside the data
   */
  public RawPixelSource(RawData data, List<RawImage> images, List<SourceWarning> warnings) {
    this.data = data;
    this.images = List.copyOf(images);
    this.warnings = List.copyOf(warnings);
  }

  @Override
  public List<ImageDescription> images() {
    return images.stream().map(RawImage::description).toList();
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    ImageDescription description = images.get(image).description();
    description.requireRows(level, plane, firstRow, rows, target, offset);
    int samples = description.samplesPerGroup();
    int bytes = rows * description.sizeX() * description.type().bytes() * samples;
    RawLayout layout = images.get(image).layout();
    int rowBytes = (int) RawLayout.rowBytes(layout.sample(), description.sizeX(), samples);
    long from = layout.plane(plane.t(), plane.group(), plane.z()) + (long) firstRow * rowBytes;
    if (layout.sample().plain() && samples == 1) {
      data.read(from, target, offset, bytes);
      SampleDecoder.littleEndian(layout, target, offset, bytes);
      return;
    }
    int rowsAtOnce = Math.clamp(BUFFER_BYTES / rowBytes, 1, rows);
    if (buffer.length < rowsAtOnce * rowBytes) {
      buffer = new byte[rowsAtOnce * rowBytes];
    }
    for (int row = 0; row < rows; row += rowsAtOnce) {
      int part = Math.min(rowsAtOnce, rows - row);
      data.read(from + (long) row * rowBytes, buffer, 0, part * rowBytes);
      for (int i = 0; i < part; i++) {
        SampleDecoder.row(
            layout, buffer, i * rowBytes, description.sizeX(), target, offset, row + i, rows);
      }
    }
  }

  @Override
  public int preferredRows(int image, int level) {
    return 1;
  }

  @Override
  public List<SourceWarning> warnings() {
    return warnings;
  }

  @Override
  public void close() throws IOException {
    data.close();
  }
}
