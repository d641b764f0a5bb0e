package org.lumenark.imaging.simple;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.CachingByteSource;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/**
 * A GIF: its frames are points in time, each as it is seen, in RGB. What no frame has drawn is
 * black. Going back in time starts again from the first frame.
 */
final class GifSource implements PixelSource {

  private static final int BLOCK_BYTES = 65_536;
  private static final int BLOCKS = 8;

  private final ByteSource source;
  private final GifStructure gif;
  private final GifPixels pixels;
  private final ImageDescription image;
  private final byte[] seen;
  private byte[] below = new byte[0];
  private int shown = -1;

  private GifSource(ByteSource source, String path, GifStructure gif) {
    this.source = source;
    this.gif = gif;
    this.pixels = new GifPixels(source, path);
    this.seen = new byte[gif.width() * gif.height() * 3];
    this.image = describe(path, gif);
  }

  static GifSource open(ByteSource file, String path, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = new CachingByteSource(file, BLOCK_BYTES, BLOCKS);
    return new GifSource(source, path, GifStructure.read(source, path, limits));
  }

  private static ImageDescription describe(String path, GifStructure gif) {
    ImageDescription frame =
        SimpleImages.describe(
            path, gif.width(), gif.height(), 3, SampleType.UINT8, PhysicalSizes.UNKNOWN, Map.of());
    return frame.withTimes(gif.frames().size());
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
    Level size = image.levels().get(level);
    show(plane.t());
    int planeBytes = rows * size.sizeX();
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < planeBytes; i++) {
        target[offset + c * planeBytes + i] = seen[(firstRow * size.sizeX() + i) * 3 + c];
      }
    }
  }

  private void show(int frame) throws IOException, ImagingException {
    if (frame < shown) {
      Arrays.fill(seen, (byte) 0);
      shown = -1;
    }
    while (shown < frame) {
      if (shown >= 0) {
        dispose(gif.frames().get(shown));
      }
      GifFrame next = gif.frames().get(shown + 1);
      if (next.disposal() == GifFrame.RESTORE) {
        below = seen.clone();
      }
      draw(next);
      shown++;
    }
  }

  private void dispose(GifFrame frame) {
    if (frame.disposal() == GifFrame.RESTORE) {
      System.arraycopy(below, 0, seen, 0, seen.length);
    } else if (frame.disposal() == GifFrame.CLEAR) {
      for (int y = 0; y < frame.height(); y++) {
        int from = ((frame.top() + y) * gif.width() + frame.left()) * 3;
        Arrays.fill(seen, from, from + frame.width() * 3, (byte) 0);
      }
    }
  }

  private void draw(GifFrame frame) throws IOException, ImagingException {
    byte[] palette = new byte[256 * 3];
    source.read(frame.palette(), palette, 0, 3 * frame.colors());
    byte[] indices = pixels.decode(frame);
    for (int y = 0; y < frame.height(); y++) {
      int to = ((frame.top() + frame.row(y)) * gif.width() + frame.left()) * 3;
      for (int x = 0; x < frame.width(); x++, to += 3) {
        int index = indices[y * frame.width() + x] & 0xFF;
        if (index != frame.transparent()) {
          System.arraycopy(palette, 3 * index, seen, to, 3);
        }
      }
    }
  }

  @Override
  public int preferredRows(int imageIndex, int level) {
    return gif.height();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
