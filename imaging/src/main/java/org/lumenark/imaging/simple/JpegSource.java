package org.lumenark.imaging.simple;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.simple.JpegRaster.Samples;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/** A JPEG file, decoded as a whole when its first row is asked for. */
final class JpegSource implements PixelSource {

  private final ByteSource source;
  private final String path;
  private final JpegHeader header;
  private final ImageDescription image;
  private final ReadLimits limits;
  private @Nullable Samples samples;

  private JpegSource(ByteSource source, String path, JpegHeader header, ReadLimits limits) {
    this.source = source;
    this.path = path;
    this.header = header;
    this.limits = limits;
    this.image =
        SimpleImages.describe(
            path,
            header.width(),
            header.height(),
            header.components(),
            SampleType.UINT8,
            PhysicalSizes.UNKNOWN,
            Map.of());
  }

  static JpegSource open(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    JpegHeader header = JpegHeader.read(source, path);
    long bytes = (long) header.width() * header.height() * header.components();
    if (bytes > limits.maxAllocation() || source.size() > limits.maxAllocation()) {
      throw new ImagingException(
          "jpeg.too-large",
          path,
          header.width()
              + " x "
              + header.height()
              + " pixels are more than can be decoded at once.");
    }
    return new JpegSource(source, path, header, limits);
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
    byte[] from = samples().bytes();
    int bands = header.components();
    int planeBytes = rows * header.width();
    int start = firstRow * header.width() * bands;
    for (int c = 0; c < bands; c++) {
      int to = offset + c * planeBytes;
      for (int i = 0; i < planeBytes; i++) {
        target[to + i] = from[start + i * bands + c];
      }
    }
  }

  private Samples samples() throws IOException, ImagingException {
    if (samples == null) {
      byte[] stream = new byte[(int) source.size()];
      source.read(0, stream, 0, stream.length);
      Samples decoded = decode(stream);
      if (decoded.width() != header.width()
          || decoded.height() != header.height()
          || decoded.bands() != header.components()) {
        throw new ImagingException("jpeg.damaged", path, "The frame is not what its header says.");
      }
      samples = decoded;
    }
    return samples;
  }

  private Samples decode(byte[] stream) throws ImagingException {
    try {
      return JpegRaster.decode(stream, header.yCbCr(), limits.maxAllocation());
    } catch (ImagingException e) {
      throw new ImagingException(e.code(), path, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public int preferredRows(int imageIndex, int level) {
    return header.height();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
