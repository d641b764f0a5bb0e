package org.lumenark.imaging.render;

import java.io.IOException;
import org.lumenark.imaging.zarr.ObjectSource;

/**
 * Draws a small picture of a converted image: what it shows at first, as {@link Drawing} draws it.
 */
public final class ThumbnailRenderer {

  private final ObjectSource container;

  public ThumbnailRenderer(ObjectSource container) {
    this.container = container;
  }

  /**
   * @param path of the image's group
   * @param size the larger side in pixels, at least 1; a smaller image keeps its size
   * @return a PNG
   */
  public byte[] render(String path, int size) throws IOException {
    try {
      Drawing drawing = Drawing.plan(StoredImage.read(container, path), View.of(size));
      return PictureFormat.PNG.encode(drawing.draw(container));
    } catch (ViewException tooMuch) {
      throw new IOException(path + " cannot be drawn", tooMuch);
    }
  }
}
