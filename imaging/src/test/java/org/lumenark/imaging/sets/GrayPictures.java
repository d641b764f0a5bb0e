package org.lumenark.imaging.sets;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;

/** Small pictures of one gray value, by the Java platform's own writer. */
final class GrayPictures {

  private GrayPictures() {}

  static byte[] png(int value) throws IOException {
    return png(value, 5, 4);
  }

  static byte[] png(int value, int width, int height) throws IOException {
    return picture(value, width, height, "png");
  }

  static byte[] tiff(int value) throws IOException {
    return picture(value, 5, 4, "tiff");
  }

  private static byte[] picture(int value, int width, int height, String format)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] row = new byte[width];
    Arrays.fill(row, (byte) value);
    for (int y = 0; y < height; y++) {
      image.getRaster().setDataElements(0, y, width, 1, row);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("this Java writes no " + format);
    }
    return bytes.toByteArray();
  }

  /** The value of the first pixel of a plane; all pixels must have it. */
  static int value(PixelSource source, int image, int t, int c, int z)
      throws IOException, ImagingException {
    byte[] plane = Pixels.plane(source, image, 0, new PlaneIndex(t, c, z));
    for (byte sample : plane) {
      if (sample != plane[0]) {
        throw new AssertionError("a plane of several values");
      }
    }
    return plane[0] & 0xFF;
  }
}
