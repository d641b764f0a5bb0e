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

/** A BMP, read row by row. Its first row is the top one, wherever that is stored. */
final class BmpSource implements PixelSource {

  private final ByteSource source;
  private final String path;
  private final BmpHeader header;
  private final ReadLimits limits;
  private final ImageDescription image;
  private final int[][] scales;
  private byte @Nullable [] indices;

  private BmpSource(ByteSource source, String path, BmpHeader header, ReadLimits limits) {
    this.source = source;
    this.path = path;
    this.header = header;
    this.limits = limits;
    this.scales = header.bits() > 8 ? header.scales() : new int[0][];
    this.image =
        SimpleImages.describe(
            path,
            header.width(),
            header.height(),
            header.channels(),
            SampleType.UINT8,
            header.physicalSizes(),
            header.metadata());
  }

  static BmpSource open(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    return new BmpSource(source, path, BmpHeader.read(source, path, limits), limits);
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
      int rows,
      byte[] target,
      int offset)
      throws IOException, ImagingException {
    Objects.checkIndex(imageIndex, 1);
    image.requireRows(level, plane, firstRow, rows, target, offset);
    int width = header.width();
    byte[] row = new byte[(int) header.rowBytes()];
    for (int y = 0; y < rows; y++) {
      int to = offset + y * width;
      if (header.compression() == BmpHeader.RLE_4 || header.compression() == BmpHeader.RLE_8) {
        byte[] all = indices();
        for (int x = 0; x < width; x++) {
          putIndexed(target, to + x, rows * width, all[(firstRow + y) * width + x] & 0xFF);
        }
        continue;
      }
      long stored = header.topDown() ? firstRow + y : header.height() - 1L - firstRow - y;
      source.read(header.data() + stored * header.rowBytes(), row, 0, row.length);
      for (int x = 0; x < width; x++) {
        if (header.bits() <= 8) {
          putIndexed(target, to + x, rows * width, index(row, x));
        } else if (header.bits() == 24) {
          for (int c = 0; c < 3; c++) {
            target[to + x + c * rows * width] = row[3 * x + 2 - c];
          }
        } else {
          putMasked(target, to + x, rows * width, row, x);
        }
      }
    }
  }

  private int index(byte[] row, int x) {
    int bits = header.bits();
    int bit = x * bits;
    return (row[bit >>> 3] & 0xFF) >>> (8 - bits - (bit & 7)) & ((1 << bits) - 1);
  }

  private void putIndexed(byte[] target, int at, int planeBytes, int index) {
    byte[] palette = header.palette();
    if (palette.length == 0) {
      target[at] = (byte) index;
      return;
    }
    for (int c = 0; c < 3; c++) {
      target[at + c * planeBytes] = palette[3 * index + c];
    }
  }

  private void putMasked(byte[] target, int at, int planeBytes, byte[] row, int x) {
    int bytes = header.bits() / 8;
    int pixel = 0;
    for (int b = 0; b < bytes; b++) {
      pixel |= (row[x * bytes + b] & 0xFF) << 8 * b;
    }
    for (int c = 0; c < scales.length; c++) {
      int value = (pixel & header.masks()[c]) >>> scales[c][0] & 0xFFFF;
      target[at + c * planeBytes] = (byte) (value * 255L / scales[c][1]);
    }
  }

  private byte[] indices() throws IOException, ImagingException {
    byte[] known = indices;
    if (known == null) {
      known = BmpRunLengths.decode(source, header, path, limits.maxAllocation());
      indices = known;
    }
    return known;
  }

  @Override
  public int preferredRows(int imageIndex, int level) {
    return 1;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
