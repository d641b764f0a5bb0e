package org.lumenark.imaging.nd2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;

/** An ND2 of the chunk format; each multipoint position is an image. */
final class Nd2Source implements PixelSource {

  private static final int BAND_BYTES = 4 << 20;

  private final ByteSource source;
  private final FrameLayout layout;
  private final Sequence sequence;
  private final FrameRows rows;
  private final List<ImageDescription> images;

  private Nd2Source(
      ByteSource source,
      FrameLayout layout,
      Sequence sequence,
      FrameRows rows,
      List<ImageDescription> images) {
    this.source = source;
    this.layout = layout;
    this.sequence = sequence;
    this.rows = rows;
    this.images = images;
  }

  static Nd2Source open(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    refuseBoxes(source, path);
    ChunkMap chunks = ChunkMap.read(source, path, limits);
    Variant attributes = chunks.variant("ImageAttributesLV!", "ImageAttributes!");
    Variant experiment = chunks.variant("ImageMetadataLV!", "ImageMetadata!");
    FrameLayout layout = FrameLayout.of(attributes, path + " image attributes", limits);
    Sequence sequence = Sequence.of(Experiment.loops(experiment), chunks, path, limits);
    requireBelievable(layout, chunks, source, path);
    Nd2Metadata metadata = Nd2Metadata.read(chunks, attributes, experiment);
    return new Nd2Source(
        source,
        layout,
        sequence,
        new FrameRows(source, chunks, layout, path),
        describe(path, layout, sequence, metadata));
  }

  /** Old versions wrote JPEG 2000 boxes. */
  private static void refuseBoxes(ByteSource source, String path)
      throws IOException, ImagingException {
    byte[] mark = new byte[8];
    if (source.size() >= mark.length) {
      source.read(0, mark, 0, mark.length);
      if (new String(mark, 4, 4, StandardCharsets.ISO_8859_1).equals("jP  ")) {
        throw new ImagingException(
            "nd2.unsupported-jpeg2000-container",
            path,
            "This ND2 is of an old NIS-Elements and made of JPEG 2000 boxes, which is not read."
                + " NIS-Elements can save it in the format of today.");
      }
    }
  }

  /** Frames cannot declare more than the file holds, or zlib can expand. */
  private static void requireBelievable(
      FrameLayout layout, ChunkMap chunks, ByteSource source, String path) throws ImagingException {
    double factor = layout.zlib() ? 1_040 : 1;
    if ((double) layout.tightBytes() * chunks.frames() > source.size() * factor) {
      throw new ImagingException(
          "nd2.declared-size-too-large",
          path + " image attributes",
          chunks.frames()
              + " frames of "
              + layout.width()
              + " x "
              + layout.height()
              + " pixels cannot come out of "
              + source.size()
              + " bytes.");
    }
  }

  private static List<ImageDescription> describe(
      String path, FrameLayout layout, Sequence sequence, Nd2Metadata metadata) {
    String fileName = path.substring(path.lastIndexOf('/') + 1);
    List<Channel> channels = metadata.channels(layout.components());
    Map<String, String> original = metadata.original();
    List<ImageDescription> images = new ArrayList<>();
    List<Loop.Point> points = sequence.points();
    PhysicalSizes sizes = metadata.sizes(sequence);
    int positions = sequence.positions();
    for (int position = 0; position < positions; position++) {
      String numbered = positions == 1 ? fileName : fileName + " #" + (position + 1);
      Optional<String> named =
          position < points.size() ? points.get(position).name() : Optional.empty();
      images.add(
          new ImageDescription(
              named.orElse(numbered),
              ImageRole.IMAGE,
              sequence.sizeT(),
              layout.components(),
              sequence.sizeZ(),
              layout.height(),
              layout.width(),
              layout.type(),
              sizes,
              channels,
              layout.components(),
              List.of(new Level(layout.width(), layout.height())),
              List.of(path),
              metadata.acquisition(sequence, position, layout.components()),
              original));
    }
    return List.copyOf(images);
  }

  @Override
  public List<ImageDescription> images() {
    return images;
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int count, byte[] target, int offset)
      throws IOException, ImagingException {
    images.get(image).requireRows(level, plane, firstRow, count, target, offset);
    int frame = sequence.frame(image, plane.t(), plane.z());
    int planeBytes = count * layout.width() * layout.type().bytes();
    int most = Math.clamp(BAND_BYTES / layout.rowBytes(), 1, count);
    byte[] stored = new byte[most * layout.rowBytes()];
    for (int done = 0; done < count; done += most) {
      int part = Math.min(most, count - done);
      if (!rows.read(frame, firstRow + done, part, stored)) {
        Arrays.fill(target, offset, offset + planeBytes * layout.components(), (byte) 0);
        return;
      }
      for (int row = 0; row < part; row++) {
        spread(stored, row * layout.rowBytes(), target, offset, done + row, planeBytes);
      }
    }
  }

  /** Samples of one row go to the planes of their channels. */
  private void spread(byte[] stored, int from, byte[] target, int offset, int row, int planeBytes) {
    int bytes = layout.type().bytes();
    int components = layout.components();
    int rowStart = offset + row * layout.width() * bytes;
    if (components == 1) {
      System.arraycopy(stored, from, target, rowStart, layout.width() * bytes);
      return;
    }
    for (int c = 0; c < components; c++) {
      int to = rowStart + c * planeBytes;
      int at = from + c * bytes;
      for (int x = 0; x < layout.width(); x++) {
        for (int b = 0; b < bytes; b++) {
          target[to++] = stored[at + b];
        }
        at += components * bytes;
      }
    }
  }

  @Override
  public int preferredRows(int image, int level) {
    Objects.checkIndex(image, images.size());
    return 1;
  }

  @Override
  public void close() throws IOException {
    rows.close();
    source.close();
  }
}
