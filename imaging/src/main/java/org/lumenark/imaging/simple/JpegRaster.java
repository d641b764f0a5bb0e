package org.lumenark.imaging.simple;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ArrayByteSource;
import org.lumenark.imaging.source.ImagingException;

/**
 * Decodes baseline and progressive JPEG of 8 bits through ImageIO, without its colour management.
 */
public final class JpegRaster {

  private JpegRaster() {}

  /** Interleaved samples, row by row. */
  public record Samples(int width, int height, int bands, byte[] bytes) {}

  /**
   * Decodes a stream that stands alone: its own marks say whether three components are YCbCr, which
   * then become RGB.
   *
   * @param maxBytes of the decoded samples
   * @throws ImagingException {@code jpeg.*} if the stream is damaged, cut short, or too large
   */
  public static Samples decode(byte[] stream, long maxBytes) throws ImagingException {
    try {
      JpegHeader header = JpegHeader.read(new ArrayByteSource(stream), "JPEG");
      return decode(stream, header.yCbCr(), maxBytes);
    } catch (IOException e) {
      throw new ImagingException("jpeg.damaged", null, "The JPEG stream is cut short.", e);
    }
  }

  /**
   * @param toRgb whether three components are YCbCr and to become RGB
   * @param maxBytes of the decoded samples
   * @throws ImagingException {@code jpeg.*} if the stream is damaged, cut short, or too large
   */
  public static Samples decode(byte[] stream, boolean toRgb, long maxBytes)
      throws ImagingException {
    ImageReader reader = reader();
    AtomicReference<@Nullable String> warning = new AtomicReference<>();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(stream))) {
      reader.addIIOReadWarningListener(
          (IIOReadWarningListener) (source, text) -> warning.compareAndSet(null, text));
      reader.setInput(input, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > maxBytes) {
        throw new ImagingException(
            "jpeg.too-large", null, pixels + " pixels are more than can be decoded at once.");
      }
      Raster raster = reader.readRaster(0, null);
      String damage = warning.get();
      if (damage != null && isDamage(damage)) {
        throw new ImagingException("jpeg.damaged", null, damage);
      }
      return samples(raster, toRgb, maxBytes);
    } catch (IOException | RuntimeException e) {
      throw new ImagingException(
          "jpeg.damaged", null, "The JPEG stream cannot be decoded: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }

  /** The decoder only warns where it fills up with grey. */
  private static boolean isDamage(String warning) {
    boolean missing = warning.contains("Truncated") || warning.contains("remature");
    return missing || (warning.contains("orrupt") && !warning.contains("extraneous"));
  }

  private static Samples samples(Raster raster, boolean toRgb, long maxBytes)
      throws ImagingException {
    int bands = raster.getNumBands();
    long bytes = (long) raster.getWidth() * raster.getHeight() * bands;
    if (raster.getTransferType() != DataBuffer.TYPE_BYTE || bytes > maxBytes) {
      throw new ImagingException(
          "jpeg.too-large", null, bytes + " samples are more than can be decoded at once.");
    }
    byte[] data = interleaved(raster, (int) bytes);
    if (toRgb && bands == 3) {
      toRgb(data, data.length);
    }
    return new Samples(raster.getWidth(), raster.getHeight(), bands, data);
  }

  /** The raster's own array where it has no gaps: a large picture is not copied. */
  private static byte[] interleaved(Raster raster, int bytes) {
    if (raster.getDataBuffer() instanceof DataBufferByte buffer
        && buffer.getNumBanks() == 1
        && buffer.getData().length == bytes
        && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
        && inOrder(model.getBandOffsets())) {
      return buffer.getData();
    }
    byte[] data = new byte[bytes];
    raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), data);
    return data;
  }

  private static boolean inOrder(int[] offsets) {
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] != i) {
        return false;
      }
    }
    return true;
  }

  /**
   * Interleaved YCbCr becomes RGB: ITU-R BT.601 full range, in the fixed point of the JPEG group's
   * library.
   */
  public static void toRgb(byte[] data, int length) {
    for (int i = 0; i < length; i += 3) {
      int y = data[i] & 0xFF;
      int cb = (data[i + 1] & 0xFF) - 128;
      int cr = (data[i + 2] & 0xFF) - 128;
      data[i] = clamp(y + (91881 * cr + 32768 >> 16));
      data[i + 1] = clamp(y + (-22554 * cb - 46802 * cr + 32768 >> 16));
      data[i + 2] = clamp(y + (116130 * cb + 32768 >> 16));
    }
  }

  private static byte clamp(int value) {
    return (byte) Math.clamp(value, 0, 255);
  }

  /** The JDK's own: its rasters are the components as they are stored. */
  private static ImageReader reader() throws ImagingException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.canReadRaster() && reader.getClass().getName().startsWith("com.sun.")) {
        return reader;
      }
    }
    throw new ImagingException("jpeg.no-decoder", null, "This Java runtime has no JPEG decoder.");
  }
}
