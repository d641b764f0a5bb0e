package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lumenark.imaging.isolate.Message.Described;
import org.lumenark.imaging.isolate.Message.Done;
import org.lumenark.imaging.isolate.Message.ReadRows;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.source.SourceWarning;

/** A source that is open in a worker, which is its own until it is closed. */
final class IsolatedSource implements PixelSource {

  private final Lease lease;
  private final Described described;

  IsolatedSource(Lease lease, Described described) {
    this.lease = lease;
    this.described = described;
  }

  @Override
  public List<ImageDescription> images() {
    return described.images();
  }

  @Override
  public int preferredRows(int image, int level) {
    return described.preferredRows().get(image).get(level);
  }

  @Override
  public Optional<String> groupPath(int image) {
    return described.groupPaths().get(image);
  }

  @Override
  public Optional<Plate> plate() {
    return described.plate();
  }

  @Override
  public Optional<String> imageLabel(int image) {
    return described.imageLabels().get(image);
  }

  @Override
  public List<SourceWarning> warnings() {
    return described.warnings();
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    ImageDescription description = described.images().get(image);
    long bytes =
        (long) rows
            * description.levels().get(level).sizeX()
            * description.samplesPerGroup()
            * description.type().bytes();
    int length = Math.toIntExact(bytes);
    Objects.checkFromIndexSize(offset, length, target.length);
    lease.ask(new ReadRows(image, level, plane, firstRow, rows, length), target, offset, length);
  }

  /** A worker that cannot let go of its file is not used for another. */
  @Override
  public void close() throws IOException {
    try (lease) {
      if (!lease.isUsable()) {
        return;
      }
      lease.ask(new Message.Close(), Done.class);
    } catch (ImagingException e) {
      lease.spoil();
    }
  }
}
