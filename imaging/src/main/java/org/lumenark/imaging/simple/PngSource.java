package org.lumenark.imaging.simple;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/**
 * A PNG, decoded row by row; going back starts again from the top. Interlaced ones are kept in
 * memory.
 */
final class PngSource implements PixelSource {

  /** First column, first row, and steps of the seven passes of Adam7. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private final ByteSource source;
  private final String path;
  private final PngHeader header;
  private final PngSamples samples;
  private final ImageDescription image;
  private @Nullable PngData data;
  private @Nullable PngRows rows;
  private int nextRow;
  private byte @Nullable [] whole;

  private PngSource(ByteSource source, String path, PngHeader header) {
    this.source = source;
    this.path = path;
    this.header = header;
    this.samples = new PngSamples(header);
    this.image =
        SimpleImages.describe(
            path,
            header.width(),
            header.height(),
            header.channels(),
            header.bits() == 16 ? SampleType.UINT16 : SampleType.UINT8,
            header.physicalSizes(),
            header.texts());
  }

  static PngSource open(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    return new PngSource(source, path, PngHeader.read(source, path, limits));
  }

  @Override
  public List<ImageDescription> images() {
    return List.of(image);
  }

  @Override
  public void readRows(
      int imageIndex,
      int level,
      PlaneIndex plane,
      int firstRow,
      int count,
      byte[] target,
      int offset)
      throws IOException, ImagingException {
    Objects.checkIndex(imageIndex, 1);
    image.requireRows(level, plane, firstRow, count, target, offset);
    int rowBytes = header.width() * samples.sampleBytes();
    int planeBytes = count * rowBytes;
    if (header.interlaced()) {
      byte[] all = whole();
      for (int c = 0; c < header.channels(); c++) {
        int from = (c * header.height() + firstRow) * rowBytes;
        System.arraycopy(all, from, target, offset + c * planeBytes, planeBytes);
      }
      return;
    }
    PngRows reading = rowsAt(firstRow);
    for (int row = 0; row < count; row++) {
      byte[] stored = reading.next();
      nextRow++;
      for (int x = 0; x < header.width(); x++) {
        samples.pixel(
            stored, x, target, offset + row * rowBytes + x * samples.sampleBytes(), planeBytes);
      }
    }
  }

  private PngRows rowsAt(int row) throws IOException, ImagingException {
    if (rows == null || nextRow > row) {
      restart();
    }
    PngRows reading = Objects.requireNonNull(rows);
    for (; nextRow < row; nextRow++) {
      reading.next();
    }
    return reading;
  }

  private PngData restart() throws IOException, ImagingException {
    closeData();
    PngData started = new PngData(source, path, header);
    data = started;
    rows = new PngRows(started, path, header, header.width());
    nextRow = 0;
    return started;
  }

  private byte[] whole() throws IOException, ImagingException {
    if (whole == null) {
      int sampleBytes = samples.sampleBytes();
      int planeBytes = header.width() * header.height() * sampleBytes;
      byte[] all = new byte[planeBytes * header.channels()];
      PngData reading = restart();
      for (int[] pass : PASSES) {
        int columns = Math.ceilDiv(header.width() - pass[0], pass[2]);
        if (columns <= 0) {
          continue;
        }
        PngRows passRows = new PngRows(reading, path, header, columns);
        for (int y = pass[1]; y < header.height(); y += pass[3]) {
          byte[] stored = passRows.next();
          for (int x = 0; x < columns; x++) {
            int at = (y * header.width() + pass[0] + x * pass[2]) * sampleBytes;
            samples.pixel(stored, x, all, at, planeBytes);
          }
        }
      }
      whole = all;
    }
    return whole;
  }

  @Override
  public int preferredRows(int imageIndex, int level) {
    return 1;
  }

  private void closeData() {
    if (data != null) {
      data.close();
      data = null;
      rows = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeData();
    source.close();
  }
}
