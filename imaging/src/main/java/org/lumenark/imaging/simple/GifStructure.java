package org.lumenark.imaging.simple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * The blocks of a GIF (CompuServe, Graphics Interchange Format, version 89a).
 *
 * @param width that all frames fit in
 * @param height that all frames fit in
 */
record GifStructure(int width, int height, List<GifFrame> frames) {

  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int GRAPHIC_CONTROL = 0xF9;
  private static final double MOST_EXPANSION = 20_000;

  static GifStructure read(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    return new Walk(source, path, limits).walk();
  }

  private static final class Walk {

    private final ByteSource source;
    private final String path;
    private final ReadLimits limits;
    private final byte[] buffer = new byte[10];
    private final List<GifFrame> frames = new ArrayList<>();
    private int width;
    private int height;
    private int transparent = -1;
    private int disposal;

    Walk(ByteSource source, String path, ReadLimits limits) {
      this.source = source;
      this.path = path;
      this.limits = limits;
    }

    GifStructure walk() throws IOException, ImagingException {
      load(6, 7);
      width = short16(0);
      height = short16(2);
      int colors = colors(buffer[4]);
      long at = 13 + 3L * colors;
      boolean more = true;
      while (more && at < source.size()) {
        load(at, 1);
        switch (buffer[0] & 0xFF) {
          case TRAILER -> more = false;
          case EXTENSION -> at = extension(at);
          case IMAGE -> at = image(at, colors);
          default -> throw damaged(at, "there is a block of an unknown kind");
        }
      }
      if (frames.isEmpty()) {
        throw new ImagingException("gif.no-image", path, "The file has no frame.");
      }
      check();
      return new GifStructure(width, height, List.copyOf(frames));
    }

    private long extension(long at) throws IOException, ImagingException {
      load(at + 1, 2);
      if ((buffer[0] & 0xFF) == GRAPHIC_CONTROL && buffer[1] == 4) {
        load(at + 3, 4);
        disposal = buffer[0] >>> 2 & 7;
        transparent = (buffer[0] & 1) != 0 ? buffer[3] & 0xFF : -1;
      }
      return afterBlocks(at + 2);
    }

    private long image(long at, int globalColors) throws IOException, ImagingException {
      load(at + 1, 9);
      int ownColors = colors(buffer[8]);
      int colors = ownColors > 0 ? ownColors : globalColors;
      long data = at + 10 + 3L * ownColors;
      GifFrame frame =
          new GifFrame(
              short16(0),
              short16(2),
              short16(4),
              short16(6),
              (buffer[8] & 0x40) != 0,
              ownColors > 0 ? at + 10 : 13,
              colors,
              transparent,
              disposal,
              data);
      if (frame.width() < 1 || frame.height() < 1 || colors == 0) {
        throw damaged(at, "a frame has no pixels or no colours");
      }
      frames.add(frame);
      width = Math.max(width, frame.left() + frame.width());
      height = Math.max(height, frame.top() + frame.height());
      transparent = -1;
      disposal = 0;
      if (frames.size() > limits.maxDirectories()) {
        throw new ImagingException("gif.too-many-frames", path, "The file has too many frames.");
      }
      return afterBlocks(data + 1);
    }

    private long afterBlocks(long from) throws IOException, ImagingException {
      long at = from;
      int length = 1;
      while (length > 0) {
        load(at, 1);
        length = buffer[0] & 0xFF;
        at += 1 + length;
      }
      return at;
    }

    private void check() throws ImagingException {
      double bytes = 3.0 * width * height;
      if (bytes > limits.maxAllocation()) {
        throw new ImagingException(
            "gif.too-large",
            path,
            width + " x " + height + " pixels are more than can be decoded at once.");
      }
      if (bytes * frames.size() > MOST_EXPANSION * source.size()) {
        throw new ImagingException(
            "gif.declared-size-too-large",
            path,
            frames.size()
                + " frames of "
                + width
                + " x "
                + height
                + " pixels cannot come out of "
                + source.size()
                + " bytes.");
      }
    }

    private static int colors(byte packed) {
      return (packed & 0x80) == 0 ? 0 : 2 << (packed & 7);
    }

    private int short16(int at) {
      return buffer[at] & 0xFF | (buffer[at + 1] & 0xFF) << 8;
    }

    private void load(long at, int length) throws IOException, ImagingException {
      if (at > source.size() - length) {
        throw new ImagingException(
            "gif.truncated", path + " byte " + at, "The file ends inside a block.");
      }
      source.read(at, buffer, 0, length);
    }

    private ImagingException damaged(long at, String what) {
      return new ImagingException("gif.damaged", path + " byte " + at, "In the file " + what + ".");
    }
  }
}
