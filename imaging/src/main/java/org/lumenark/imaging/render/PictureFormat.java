package org.lumenark.imaging.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lumenark.imaging.webp.LosslessWebp;

/** Files that pictures are sent as. */
public enum PictureFormat {
  PNG("image/png"),
  JPEG("image/jpeg"),
  /** Lossless. */
  WEBP("image/webp");

  private static final float JPEG_QUALITY = 0.9f;

  private final String mediaType;

  PictureFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  public byte[] encode(BufferedImage picture) throws IOException {
    return this == WEBP ? webp(picture) : byWriter(picture);
  }

  private static byte[] webp(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    return LosslessWebp.encode(pixels, width, height);
  }

  private byte[] byWriter(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(mediaType).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (this == JPEG) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(JPEG_QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
