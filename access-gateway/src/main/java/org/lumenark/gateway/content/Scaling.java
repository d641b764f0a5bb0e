package org.lumenark.gateway.content;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Makes PNG pictures smaller. */
final class Scaling {

  static {
    // Pictures are small: a cache on disk would only cost.
    ImageIO.setUseCache(false);
  }

  private Scaling() {}

  /** The picture with no side longer than {@code size}; as it is if none is. */
  static byte[] within(byte[] png, int size) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    if (picture == null) {
      throw new IOException("not a picture");
    }
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    if (longest <= size) {
      return png;
    }
    int width = Math.max(1, Math.round((float) picture.getWidth() * size / longest));
    int height = Math.max(1, Math.round((float) picture.getHeight() * size / longest));
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(picture, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(scaled, "png", out);
    return out.toByteArray();
  }
}
