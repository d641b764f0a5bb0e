package org.lumenark.imaging.jpeg2000;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/** A JPEG 2000 picture, decoded tile by tile; the last tile is kept. */
final class Jpeg2000Source implements PixelSource {

  private static final List<String> RGB = List.of("FF0000", "00FF00", "0000FF");

  private final ByteSource source;
  private final Codestream codestream;
  private final ImageHeader header;
  private final boolean ycc;
  private final @Nullable Palette palette;
  private final ImageDescription image;
  private int @Nullable [][] tile;
  private int tileIndex = -1;

  private Jpeg2000Source(
      ByteSource source,
      Codestream codestream,
      boolean ycc,
      @Nullable Palette palette,
      ImageDescription image) {
    this.source = source;
    this.codestream = codestream;
    this.header = codestream.header();
    this.ycc = ycc;
    this.palette = palette;
    this.image = image;
  }

  static Jpeg2000Source open(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    Jp2File file = Jp2File.read(source, path, limits);
    Codestream codestream = file.codestream();
    ImageHeader header = codestream.header();
    Palette palette = header.components() == 1 ? file.palette() : null;
    int channels = palette == null ? header.components() : palette.columns();
    SampleType type = type(header, palette, path);
    boolean ycc = file.ycc() && channels == 3;
    if (ycc && type != SampleType.UINT8) {
      throw new ImagingException(
          "jpeg2000.unsupported-colours", path, "YCbCr is read of 8 bits only.");
    }
    List<Channel> described = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      described.add(
          channels >= 3 && channels <= 4 && c < 3
              ? new Channel(Optional.empty(), Optional.of(RGB.get(c)), OptionalDouble.empty())
              : Channel.UNKNOWN);
    }
    ImageDescription image =
        new ImageDescription(
            path.substring(path.lastIndexOf('/') + 1),
            ImageRole.IMAGE,
            1,
            channels,
            1,
            header.height(),
            header.width(),
            type,
            file.sizes(),
            described,
            channels,
            List.of(new Level(header.width(), header.height())),
            List.of(path),
            Acquisition.UNKNOWN,
            file.texts().toMap());
    return new Jpeg2000Source(source, codestream, ycc, palette, image);
  }

  private static SampleType type(ImageHeader header, @Nullable Palette palette, String path)
      throws ImagingException {
    int precision = palette == null ? 0 : palette.precision();
    boolean signed = palette == null && header.signed()[0];
    if (palette == null) {
      for (int c = 0; c < header.components(); c++) {
        precision = Math.max(precision, header.precisions()[c]);
        if (header.signed()[c] != signed) {
          throw new ImagingException(
              "jpeg2000.unsupported-components",
              path,
              "Components with and without sign are not read together.");
        }
      }
    }
    if (precision <= 8) {
      return signed ? SampleType.INT8 : SampleType.UINT8;
    }
    if (precision <= 16) {
      return signed ? SampleType.INT16 : SampleType.UINT16;
    }
    return signed ? SampleType.INT32 : SampleType.UINT32;
  }

  @Override
  public List<ImageDescription> images() {
    return List.of(image);
  }

  @Override
  public void readRows(
      int imageIndex,
      int level,
      PlaneIndex plane,
      int firstRow,
      int rows,
      byte[] target,
      int offset)
      throws IOException, ImagingException {
    java.util.Objects.checkIndex(imageIndex, 1);
    image.requireRows(level, plane, firstRow, rows, target, offset);
    int bytes = image.type().bytes();
    int planeBytes = rows * image.sizeX() * bytes;
    int top = header.y0() + firstRow;
    int bottom = top + rows;
    for (int index = 0; index < header.tilesAcross() * header.tilesDown(); index++) {
      int[] bounds = header.tile(index);
      int from = Math.max(top, bounds[1]);
      int to = Math.min(bottom, bounds[3]);
      if (from >= to) {
        continue;
      }
      int[][] samples = tile(index);
      int width = bounds[2] - bounds[0];
      for (int c = 0; c < samples.length; c++) {
        for (int y = from; y < to; y++) {
          int at = (y - bounds[1]) * width;
          int out =
              offset
                  + c * planeBytes
                  + ((y - top) * image.sizeX() + bounds[0] - header.x0()) * bytes;
          for (int x = 0; x < width; x++) {
            int value = samples[c][at + x];
            for (int b = 0; b < bytes; b++) {
              target[out++] = (byte) (value >> 8 * b);
            }
          }
        }
      }
    }
  }

  private int[][] tile(int index) throws IOException, ImagingException {
    int[][] last = tile;
    if (last == null || tileIndex != index) {
      tile = null;
      int[][] samples = codestream.tile(index);
      if (palette != null) {
        int[][] colours = new int[palette.columns()][];
        for (int c = 0; c < colours.length; c++) {
          colours[c] = palette.column(c, samples[0]);
        }
        samples = colours;
      } else if (ycc && !codestream.colourTransformed()) {
        toRgb(samples);
      }
      last = samples;
      tile = last;
      tileIndex = index;
    }
    return last;
  }

  /** ITU-R BT.601 full range. */
  private static void toRgb(int[][] samples) {
    for (int i = 0; i < samples[0].length; i++) {
      float y = samples[0][i];
      float cb = samples[1][i] - 128;
      float cr = samples[2][i] - 128;
      samples[0][i] = Math.clamp(Math.round(y + 1.402f * cr), 0, 255);
      samples[1][i] = Math.clamp(Math.round(y - 0.344136f * cb - 0.714136f * cr), 0, 255);
      samples[2][i] = Math.clamp(Math.round(y + 1.772f * cb), 0, 255);
    }
  }

  @Override
  public int preferredRows(int imageIndex, int level) {
    return Math.min(header.tileHeight(), header.height());
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
