package org.lumenark.imaging.wrap;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.source.SourceWarning;

/** Images of an unpacked file, which say that they are in the packed one. */
final class UnwrappedPixelSource implements PixelSource {

  private final PixelSource source;
  private final UnwrappedFiles files;
  private final List<ImageDescription> images;

  UnwrappedPixelSource(PixelSource source, UnwrappedFiles files, String path) {
    this.source = source;
    this.files = files;
    this.images =
        source.images().stream()
            .map(image ->
                image.in(
                    image.files().stream()
                        .map(file -> files.isUnpacked(file) ? path : file)
                        .distinct()
                        .toList()))
            .toList();
  }

  @Override
  public List<ImageDescription> images() {
    return images;
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    source.readRows(image, level, plane, firstRow, rows, target, offset);
  }

  @Override
  public int preferredRows(int image, int level) {
    return source.preferredRows(image, level);
  }

  @Override
  public Optional<String> groupPath(int image) {
    return source.groupPath(image);
  }

  @Override
  public List<SourceWarning> warnings() {
    return source.warnings();
  }

  @Override
  public Optional<Plate> plate() {
    return source.plate();
  }

  @Override
  public void close() throws IOException {
    try (files) {
      source.close();
    }
  }
}
