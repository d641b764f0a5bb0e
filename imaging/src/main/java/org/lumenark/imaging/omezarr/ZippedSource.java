package org.lumenark.imaging.omezarr;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.Plate;

/** A source whose files are all in one ZIP: that is the file it tells of. */
record ZippedSource(PixelSource inside, String zip) implements PixelSource {

  @Override
  public List<ImageDescription> images() {
    return inside.images().stream().map(image -> image.in(List.of(zip))).toList();
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    inside.readRows(image, level, plane, firstRow, rows, target, offset);
  }

  @Override
  public int preferredRows(int image, int level) {
    return inside.preferredRows(image, level);
  }

  @Override
  public Optional<String> groupPath(int image) {
    return inside.groupPath(image);
  }

  @Override
  public Optional<Plate> plate() {
    return inside.plate();
  }

  @Override
  public void close() throws IOException {
    inside.close();
  }
}
