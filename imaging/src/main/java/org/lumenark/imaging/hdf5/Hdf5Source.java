package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.chunked.ChunkedRows;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;

/** The images of one file set. Chunks of one volume at a time are kept. */
final class Hdf5Source implements PixelSource {

  private static final long MOST_KEPT = 96L << 20;

  private record At(int image, int level, int t, int c) {}

  private final Hdf5Set files;
  private final List<VolumeImage> images;
  private @Nullable At current;
  private Optional<ChunkedRows> rows = Optional.empty();

  /**
   * @param files are closed with this source
   */
  Hdf5Source(Hdf5Set files, List<VolumeImage> images) {
    this.files = files;
    this.images = List.copyOf(images);
  }

  @Override
  public List<ImageDescription> images() {
    return images.stream().map(VolumeImage::description).toList();
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int count, byte[] target, int offset)
      throws IOException, ImagingException {
    ImageDescription description = images.get(image).description();
    int bytes = description.requireRows(level, plane, firstRow, count, target, offset);
    move(new At(image, level, plane.t(), plane.group()));
    if (rows.isPresent()) {
      rows.get().read(new int[] {plane.z(), 0, 0}, firstRow, count, target, offset);
    } else {
      Arrays.fill(target, offset, offset + bytes, (byte) 0);
    }
  }

  private void move(At at) throws IOException, ImagingException {
    if (at.equals(current)) {
      return;
    }
    closeRows();
    VolumeImage image = images.get(at.image);
    Optional<Volume> volume = image.finder().volume(at.level, at.t, at.c);
    if (volume.isPresent()) {
      rows = Optional.of(open(volume.get(), image, at));
    }
    current = at;
  }

  private ChunkedRows open(Volume volume, VolumeImage image, At at)
      throws IOException, ImagingException {
    int[] size = image.levels().get(at.level);
    boolean covers = volume.type() == image.description().type();
    for (int axis = 0; axis < 3; axis++) {
      covers &= volume.shape()[axis] >= size[axis];
    }
    if (!covers) {
      throw new ImagingException(
          "hdf5.volumes-differ",
          volume.file().file() + " time point " + at.t + " channel " + at.c,
          "This volume has another type than the first one, or is smaller than the image.");
    }
    ChunkedRows.Grid grid =
        new ChunkedRows.Grid(size, volume.chunk(), volume.type().bytes(), volume.fill(), 1, 2);
    long budget = Math.min(MOST_KEPT, files.limits().maxAllocation() / 2);
    return new ChunkedRows(grid, VolumeChunks.open(volume), budget);
  }

  @Override
  public int preferredRows(int image, int level) {
    VolumeImage found = images.get(image);
    int height = found.description().levels().get(level).sizeY();
    try {
      Optional<Volume> first = found.finder().volume(level, 0, 0);
      return first.map(volume -> Math.min(volume.chunk()[1], height)).orElse(height);
    } catch (IOException | ImagingException e) {
      // Reading will fail in the same way and say so.
      return Math.min(64, height);
    }
  }

  private void closeRows() throws IOException {
    Optional<ChunkedRows> open = rows;
    rows = Optional.empty();
    current = null;
    if (open.isPresent()) {
      open.get().close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      closeRows();
    } finally {
      files.close();
    }
  }
}
