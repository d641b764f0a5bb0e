package org.lumenark.imaging.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lumenark.imaging.pyramid.SampleReader;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.zarr.ObjectSink;
import org.lumenark.imaging.zarr.ZarrArrayReader;

/**
 * Draws a small picture of a converted image: the first time point, the middle section, at most
 * eight channels, each in its colour with automatic contrast, added up. True colour of 8 bits is
 * shown as it is; labels get a colour each.
 */
public final class ThumbnailRenderer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CHANNELS = 8;
  private static final int MOST_PIXELS = 1 << 26;

  private final ObjectSink container;

  public ThumbnailRenderer(ObjectSink container) {
    this.container = container;
  }

  /**
   * @param path of the image's group
   * @param size the larger side in pixels, at least 1; a smaller image keeps its size
   * @return a PNG
   */
  public byte[] render(String path, int size) throws IOException {
    JsonNode ome = JSON.readTree(ZarrArrayReader.document(container, path)).at("/attributes/ome");
    try (ZarrArrayReader level = smallestNotBelow(path, ome.at("/multiscales/0/datasets"), size)) {
      return png(draw(level, ome, size));
    }
  }

  private ZarrArrayReader smallestNotBelow(String path, JsonNode datasets, int size)
      throws IOException {
    for (int i = datasets.size() - 1; i > 0; i--) {
      String name = datasets.get(i).path("path").asText();
      ZarrArrayReader level =
          ZarrArrayReader.open(container, path.isEmpty() ? name : path + "/" + name);
      if (Math.max(level.shape()[3], level.shape()[4]) >= size) {
        return level;
      }
      level.close();
    }
    String name = datasets.path(0).path("path").asText();
    return ZarrArrayReader.open(container, path.isEmpty() ? name : path + "/" + name);
  }

  private static BufferedImage draw(ZarrArrayReader level, JsonNode ome, int size)
      throws IOException {
    int height = level.shape()[3];
    int width = level.shape()[4];
    if ((long) width * height > MOST_PIXELS) {
      throw new IOException(
          "level of %d x %d pixels is too large to draw".formatted(width, height));
    }
    double shrink = Math.min(1, (double) size / Math.max(width, height));
    int newWidth = Math.max(1, (int) Math.round(width * shrink));
    int newHeight = Math.max(1, (int) Math.round(height * shrink));
    Picture picture = new Picture(newWidth, newHeight);
    if (ome.has("image-label")) {
      picture.addLabels(plane(level, 0).picked(newWidth, newHeight));
      return picture.image();
    }
    JsonNode channels = ome.at("/omero/channels");
    List<Integer> colors = new ArrayList<>();
    channels.forEach(channel -> colors.add(Integer.parseInt(channel.path("color").asText(), 16)));
    boolean trueColor =
        level.type() == SampleType.UINT8
            && colors.size() >= 3
            && colors.subList(0, 3).equals(List.of(0xFF0000, 0x00FF00, 0x0000FF));
    int count = Math.min(channels.size(), trueColor ? 3 : MOST_CHANNELS);
    for (int c = 0; c < count; c++) {
      Plane plane = plane(level, c).shrunk(newWidth, newHeight);
      Window window = trueColor ? new Window(0, 255) : Contrast.of(plane.samples());
      picture.add(plane, window, colors.get(c));
    }
    return picture.image();
  }

  private static Plane plane(ZarrArrayReader level, int channel) throws IOException {
    int[] shape = level.shape();
    int width = shape[4];
    int bytes = level.type().bytes();
    float[] samples = new float[shape[3] * width];
    byte[] rows = new byte[level.chunkY() * width * bytes];
    SampleReader reader = SampleReader.of(level.type());
    int filled = 0;
    for (int row = 0; row * level.chunkY() < shape[3]; row++) {
      int count = level.rows(0, channel, shape[2] / 2, row, rows);
      for (int i = 0; i < count * width; i++) {
        samples[filled++] = (float) reader.read(rows, i * bytes);
      }
    }
    return new Plane(width, shape[3], samples);
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this Java writes no PNG");
      }
    }
    return bytes.toByteArray();
  }
}
