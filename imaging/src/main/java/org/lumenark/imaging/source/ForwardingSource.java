package org.lumenark.imaging.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Passes everything on to another source; what differs is overridden. */
public abstract class ForwardingSource implements PixelSource {

  private final PixelSource source;

  protected ForwardingSource(PixelSource source) {
    this.source = source;
  }

  @Override
  public List<ImageDescription> images() {
    return source.images();
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
  public Optional<Plate> plate() {
    return source.plate();
  }

  @Override
  public Optional<String> imageLabel(int image) {
    return source.imageLabel(image);
  }

  @Override
  public List<SourceWarning> warnings() {
    return source.warnings();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
