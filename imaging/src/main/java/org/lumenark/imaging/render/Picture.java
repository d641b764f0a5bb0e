package org.lumenark.imaging.render;

import java.awt.image.BufferedImage;

/** Adds coloured channels up, as light does. */
final class Picture {

  private final int width;
  private final int height;
  private final float[] red;
  private final float[] green;
  private final float[] blue;

  Picture(int width, int height) {
    this.width = width;
    this.height = height;
    red = new float[width * height];
    green = new float[width * height];
    blue = new float[width * height];
  }

  /**
   * @param color {@code 0xRRGGBB}
   */
  void add(Plane plane, Window window, int color) {
    float r = (color >> 16 & 0xFF) / 255f;
    float g = (color >> 8 & 0xFF) / 255f;
    float b = (color & 0xFF) / 255f;
    for (int i = 0; i < red.length; i++) {
      float brightness = window.brightness(plane.samples()[i]);
      red[i] += r * brightness;
      green[i] += g * brightness;
      blue[i] += b * brightness;
    }
  }

  /** Gives each label a colour of its own, far from those of its neighbours; 0 stays black. */
  void addLabels(Plane labels) {
    for (int i = 0; i < red.length; i++) {
      float label = labels.samples()[i];
      if (label != 0) {
        float hue = label * 0.618034f % 1;
        int color = java.awt.Color.HSBtoRGB(hue, 0.75f, 1);
        red[i] = (color >> 16 & 0xFF) / 255f;
        green[i] = (color >> 8 & 0xFF) / 255f;
        blue[i] = (color & 0xFF) / 255f;
      }
    }
  }

  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        image.setRGB(x, y, level(red[i]) << 16 | level(green[i]) << 8 | level(blue[i]));
      }
    }
    return image;
  }

  private static int level(float brightness) {
    return Math.round(255 * Math.min(1, brightness));
  }
}
