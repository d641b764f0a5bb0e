package org.lumenark.imaging.omezarr;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.chunked.ChunkedRows;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.Plate;

/** The images of one hierarchy. Chunks of one array at a time are kept. */
final class OmeZarrSource implements PixelSource {

  private static final long MOST_KEPT = 96L << 20;

  private final ZarrStore store;
  private final Closeable files;
  private final ImageGroups groups;
  private final List<Multiscale> multiscales = new ArrayList<>();
  private final List<ImageDescription> images = new ArrayList<>();
  private @Nullable ChunkedRows reader;
  private int readerImage = -1;
  private int readerLevel = -1;

  /**
   * @param files is closed with this source
   */
  OmeZarrSource(ZarrStore store, Closeable files) throws IOException, ImagingException {
    this.store = store;
    this.files = files;
    groups = ImageGroups.of(store);
    int unlabelled = (int) groups.groups().stream().filter(group -> !group.label()).count();
    SeriesXml xml = SeriesXml.of(store, unlabelled);
    int number = 0;
    for (ImageGroups.Group group : groups.groups()) {
      Multiscale multiscale = Multiscale.of(store, group.node());
      multiscales.add(multiscale);
      var same =
          group.label()
              ? Optional.<org.lumenark.imaging.ome.OmeDocument.OmeImage>empty()
              : xml.image(number++);
      images.add(ImageDescriptions.of(store, group, multiscale, same));
    }
  }

  @Override
  public List<ImageDescription> images() {
    return List.copyOf(images);
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    images.get(image).requireRows(level, plane, firstRow, rows, target, offset);
    int[] at = multiscales.get(image).axes().position(plane.t(), plane.group(), plane.z());
    reader(image, level).read(at, firstRow, rows, target, offset);
  }

  @Override
  public int preferredRows(int image, int level) {
    Multiscale multiscale = multiscales.get(image);
    ZarrArray array = multiscale.arrays().get(level);
    int axis = multiscale.axes().y();
    return Math.min(array.smallest().shape()[axis], array.shape()[axis]);
  }

  @Override
  public Optional<String> groupPath(int image) {
    boolean plain =
        !groups.groups().getFirst().outPath().contains("/") || groups.plate().isPresent();
    return plain ? Optional.of(groups.groups().get(image).outPath()) : Optional.empty();
  }

  @Override
  public Optional<String> imageLabel(int image) {
    ImageGroups.Group group = groups.groups().get(image);
    return group.label() ? ImageLabels.of(group.node().ome()) : Optional.empty();
  }

  @Override
  public Optional<Plate> plate() {
    return groups.plate();
  }

  private ChunkedRows reader(int image, int level) throws IOException {
    ChunkedRows current = reader;
    if (current == null || image != readerImage || level != readerLevel) {
      closeReader();
      Multiscale multiscale = multiscales.get(image);
      long budget = Math.min(MOST_KEPT, store.limits().maxAllocation() / 2);
      current = rows(multiscale.arrays().get(level), multiscale.axes(), budget);
      reader = current;
      readerImage = image;
      readerLevel = level;
    }
    return current;
  }

  private ChunkedRows rows(ZarrArray array, AxisMap axes, long budget) {
    boolean half = array.chain().type().half();
    ChunkedRows.Grid grid =
        new ChunkedRows.Grid(
            array.shape(),
            array.smallest().shape(),
            array.type().bytes(),
            half ? Halves.widened(array.fill()) : array.fill(),
            axes.y(),
            axes.x());
    return new ChunkedRows(grid, new ChunkSource(store, array), budget);
  }

  private void closeReader() throws IOException {
    ChunkedRows current = reader;
    reader = null;
    if (current != null) {
      current.close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      closeReader();
    } finally {
      files.close();
    }
  }
}
