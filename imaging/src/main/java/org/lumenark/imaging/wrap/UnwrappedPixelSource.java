package org.lumenark.imaging.wrap;

import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.source.ForwardingSource;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PixelSource;

/** Images of an unpacked file, which say that they are in the packed one. */
final class UnwrappedPixelSource extends ForwardingSource {

  private final UnwrappedFiles files;
  private final List<ImageDescription> images;

  UnwrappedPixelSource(PixelSource source, UnwrappedFiles files, String path) {
    super(source);
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
  public void close() throws IOException {
    try (files) {
      super.close();
    }
  }
}
