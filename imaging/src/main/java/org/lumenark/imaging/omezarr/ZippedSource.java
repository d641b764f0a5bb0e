package org.lumenark.imaging.omezarr;

import java.util.List;
import org.lumenark.imaging.source.ForwardingSource;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PixelSource;

/** A source whose files are all in one ZIP: that is the file it tells of. */
final class ZippedSource extends ForwardingSource {

  private final String zip;

  ZippedSource(PixelSource inside, String zip) {
    super(inside);
    this.zip = zip;
  }

  @Override
  public List<ImageDescription> images() {
    return super.images().stream().map(image -> image.in(List.of(zip))).toList();
  }
}
