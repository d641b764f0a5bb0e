package org.lumenark.imaging.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.lumenark.imaging.display.Window;

/** Adds coloured channels up, as light does: what is more than full stays full. */
final class Picture {

  private static final int FULL = 255;

  private final BufferedImage image;
  private final int[] pixels;
  private final int width;

  Picture(int width, int height) {
    this.width = width;
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /**
   * Adds one row of a channel.
   *
   * @param color {@code 0xRRGGBB}
   */
  void add(int row, float[] values, Window window, int color) {
    int red = color >> 16 & FULL;
    int green = color >> 8 & FULL;
    int blue = color & FULL;
    for (int x = 0; x < width; x++) {
      float brightness = window.brightness(values[x]);
      int at = row * width + x;
      int before = pixels[at];
      int r = Math.min(FULL, (before >> 16 & FULL) + Math.round(red * brightness));
      int g = Math.min(FULL, (before >> 8 & FULL) + Math.round(green * brightness));
      int b = Math.min(FULL, (before & FULL) + Math.round(blue * brightness));
      pixels[at] = r << 16 | g << 8 | b;
    }
  }

  void set(int row, int x, int color) {
    pixels[row * width + x] = color;
  }

  BufferedImage image() {
    return image;
  }
}
