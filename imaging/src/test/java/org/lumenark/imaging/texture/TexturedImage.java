package org.lumenark.imaging.texture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.SampleType;

/** An image of {@link Texture}: a source of its own, or a file that readers can open. */
public final class TexturedImage implements PixelSource {

  private final ImageDescription description;

  private TexturedImage(ImageDescription description) {
    this.description = description;
  }

  /** Channels stored apart; pixels of 0.25 x 0.25 x 1.5 micrometre. */
  public static TexturedImage of(
      SampleType type, int sizeT, int sizeC, int sizeZ, int sizeY, int sizeX) {
    return of(type, ImageRole.IMAGE, 1, sizeT, sizeC, sizeZ, sizeY, sizeX);
  }

  public static TexturedImage of(
      SampleType type,
      ImageRole role,
      int samplesPerGroup,
      int sizeT,
      int sizeC,
      int sizeZ,
      int sizeY,
      int sizeX) {
    return new TexturedImage(
        new ImageDescription(
            "texture",
            role,
            sizeT,
            sizeC,
            sizeZ,
            sizeY,
            sizeX,
            type,
            new PhysicalSizes(
                OptionalDouble.of(0.25),
                OptionalDouble.of(0.25),
                OptionalDouble.of(1.5),
                OptionalDouble.empty()),
            Collections.nCopies(sizeC, Channel.UNKNOWN),
            samplesPerGroup,
            List.of(new Level(sizeX, sizeY)),
            List.of("texture.tif"),
            Acquisition.UNKNOWN,
            Map.of()));
  }

  @Override
  public List<ImageDescription> images() {
    return List.of(description);
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset) {
    int at = offset;
    for (int s = 0; s < description.samplesPerGroup(); s++) {
      int c = plane.group() * description.samplesPerGroup() + s;
      byte[] bytes =
          Texture.rows(
              description.type(), plane.t(), c, plane.z(), firstRow, rows, description.sizeX());
      System.arraycopy(bytes, 0, target, at, bytes.length);
      at += bytes.length;
    }
  }

  @Override
  public int preferredRows(int image, int level) {
    return 1;
  }

  @Override
  public void close() {}

  /**
   * Writes an uncompressed little-endian BigTIFF hyperstack with one strip for each plane, as
   * ImageJ does: channels change fastest, then sections, then time points.
   */
  public void writeTiff(Path file) throws IOException {
    int pages = description.sizeT() * description.sizeZ() * description.sizeC();
    long planeBytes = (long) description.sizeX() * description.sizeY() * description.type().bytes();
    byte[] comment =
        ("ImageJ=1.54f\nimages=%d\nchannels=%d\nslices=%d\nframes=%d\nhyperstack=true\nunit=micron\nspacing=1.5\nloop=false\n\0"
                .formatted(pages, description.sizeC(), description.sizeZ(), description.sizeT()))
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      long firstDirectory = 16 + comment.length;
      long directoryBytes = 8 + 20 * 12 + 8;
      long firstPlane = firstDirectory + pages * directoryBytes;
      ByteBuffer head = ByteBuffer.allocate((int) firstDirectory).order(ByteOrder.LITTLE_ENDIAN);
      head.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8);
      head.putShort((short) 0).putLong(firstDirectory).put(comment);
      out.write(head.array());
      for (int page = 0; page < pages; page++) {
        long next = page + 1 < pages ? firstDirectory + (page + 1) * directoryBytes : 0;
        out.write(directory(firstPlane + page * planeBytes, planeBytes, comment.length, next));
      }
      for (int t = 0; t < description.sizeT(); t++) {
        for (int z = 0; z < description.sizeZ(); z++) {
          for (int c = 0; c < description.sizeC(); c++) {
            writePlane(out, t, c, z);
          }
        }
      }
    }
  }

  private void writePlane(OutputStream out, int t, int c, int z) throws IOException {
    for (int y = 0; y < description.sizeY(); y += 64) {
      int rows = Math.min(64, description.sizeY() - y);
      out.write(Texture.rows(description.type(), t, c, z, y, rows, description.sizeX()));
    }
  }

  private byte[] directory(long plane, long planeBytes, int commentBytes, long next) {
    int format =
        switch (description.type()) {
          case FLOAT32, FLOAT64 -> 3;
          case INT8, INT16, INT32, INT64 -> 2;
          default -> 1;
        };
    ByteBuffer ifd = ByteBuffer.allocate(8 + 20 * 12 + 8).order(ByteOrder.LITTLE_ENDIAN);
    ifd.putLong(12);
    entry(ifd, 256, 4, 1, description.sizeX());
    entry(ifd, 257, 4, 1, description.sizeY());
    entry(ifd, 258, 3, 1, description.type().bytes() * 8L);
    entry(ifd, 259, 3, 1, 1);
    entry(ifd, 262, 3, 1, 1);
    entry(ifd, 270, 2, commentBytes, 16);
    entry(ifd, 273, 16, 1, plane);
    entry(ifd, 277, 3, 1, 1);
    entry(ifd, 278, 4, 1, description.sizeY());
    entry(ifd, 279, 16, 1, planeBytes);
    entry(ifd, 282, 5, 1, 4_000_000L | 1_000_000L << 32);
    entry(ifd, 339, 3, 1, format);
    return ifd.putLong(next).array();
  }

  private static void entry(ByteBuffer ifd, int tag, int type, long count, long value) {
    ifd.putShort((short) tag).putShort((short) type).putLong(count).putLong(value);
  }
}
