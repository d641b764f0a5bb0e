package org.lumenark.imaging.dicom;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.lumenark.imaging.dicom.TransferSyntax.Codec;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;

/** Puts the rows of frames and tiles together. */
final class DicomSource implements PixelSource {

  private final List<DicomImage> images;
  private final FrameReader reader;

  DicomSource(FileSet files, List<DicomImage> images, ReadLimits limits) {
    this.images = List.copyOf(images);
    this.reader = new FrameReader(files, limits);
  }

  @Override
  public List<ImageDescription> images() {
    return images.stream().map(DicomImage::description).toList();
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    ImageDescription description = images.get(image).description();
    description.requireRows(level, plane, firstRow, rows, target, offset);
    FrameMap map = images.get(image).levels().get(level);
    int index =
        (plane.t() * description.groups() + plane.group()) * description.sizeZ() + plane.z();
    Instance instance = map.instance(index);
    int bytes = instance.format().sampleBytes();
    int planeBytes = rows * map.width() * bytes;
    int samples = description.samplesPerGroup();
    int end = firstRow + rows;
    for (int row = firstRow; row < end; ) {
      int tileRow = row / map.tileHeight();
      int inTile = row % map.tileHeight();
      int count = Math.min(map.tileHeight() - inTile, end - row);
      for (int column = 0; column < map.across(); column++) {
        int to = offset + ((row - firstRow) * map.width() + column * map.tileWidth()) * bytes;
        int width = Math.min(map.tileWidth(), map.width() - column * map.tileWidth()) * bytes;
        int frame = map.frame(index, tileRow, column);
        byte[] tile = frame == FrameMap.ABSENT ? null : reader.read(instance, frame, inTile, count);
        for (int s = 0; s < samples; s++) {
          for (int y = 0; y < count; y++) {
            int at = to + s * planeBytes + y * map.width() * bytes;
            if (tile == null) {
              Arrays.fill(target, at, at + width, (byte) 0);
            } else {
              int from = (s * count + y) * map.tileWidth() * bytes;
              System.arraycopy(tile, from, target, at, width);
            }
          }
        }
      }
      row += count;
    }
  }

  /** Rows of stored frames are cheap one by one, those of compressed ones only all together. */
  @Override
  public int preferredRows(int image, int level) {
    FrameMap map = images.get(image).levels().get(level);
    boolean whole = map.instance(0).syntax().codec() != Codec.NATIVE || map.across() > 1;
    return whole ? Math.min(map.tileHeight(), map.height()) : 1;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
