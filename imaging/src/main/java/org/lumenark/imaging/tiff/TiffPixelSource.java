package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;

/** The images of a TIFF or of a set of TIFFs. */
final class TiffPixelSource implements PixelSource {

  private final TiffFiles files;
  private final List<TiffSeries> series;
  private final List<ImageDescription> images;
  private final RowReader reader = new RowReader();
  private @Nullable PlaneAddress currentAddress;
  private @Nullable TiffPage currentPage;

  TiffPixelSource(TiffFiles files, List<TiffSeries> series) {
    this.files = files;
    this.series = List.copyOf(series);
    this.images = series.stream().map(TiffSeries::description).toList();
  }

  @Override
  public List<ImageDescription> images() {
    return images;
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    ImageDescription description = images.get(image);
    Level size = description.levels().get(level);
    int bytes = description.requireRows(level, plane, firstRow, rows, target, offset);
    Optional<PlaneAddress> address =
        series.get(image).planes().at(level, plane.t(), plane.group(), plane.z());
    if (address.isEmpty()) {
      Arrays.fill(target, offset, offset + bytes, (byte) 0);
      return;
    }
    TiffPage page = page(address.get());
    checkSame(description, size, page, address.get());
    reader.read(page, firstRow, rows, target, offset);
  }

  @Override
  public int preferredRows(int image, int level) {
    try {
      ImageDescription description = images.get(image);
      Optional<PlaneAddress> first = series.get(image).planes().at(level, 0, 0, 0);
      int rows = first.isEmpty() ? 1 : page(first.get()).layout().segmentHeight();
      return Math.clamp(rows, 1, description.levels().get(level).sizeY());
    } catch (IOException | ImagingException e) {
      return 1;
    }
  }

  private TiffPage page(PlaneAddress address) throws IOException, ImagingException {
    if (currentPage != null && address.equals(currentAddress)) {
      return currentPage;
    }
    TiffFile file = files.file(address.file());
    TiffDirectory directory =
        address.subDirectory() == PlaneAddress.NONE
            ? file.directory(address.directory())
            : file.subDirectory(address.directory(), address.subDirectory());
    PageLayout layout = PageLayout.of(directory, file.input().size(), file.limits());
    TiffPage page = new TiffPage(file, directory, layout, address.shift());
    currentPage = page;
    currentAddress = address;
    return page;
  }

  private static void checkSame(
      ImageDescription description, Level size, TiffPage page, PlaneAddress address)
      throws ImagingException {
    PageLayout layout = page.layout();
    boolean same =
        layout.width() == size.sizeX()
            && layout.height() == size.sizeY()
            && layout.type() == description.type()
            && layout.samples() == description.samplesPerGroup();
    if (!same) {
      throw new ImagingException(
          "tiff.page-differs",
          page.file().path() + " IFD " + address.directory(),
          "The page is "
              + layout.width()
              + " x "
              + layout.height()
              + " x "
              + layout.samples()
              + " "
              + layout.type().numpyName()
              + "; the image is "
              + size.sizeX()
              + " x "
              + size.sizeY()
              + " x "
              + description.samplesPerGroup()
              + " "
              + description.type().numpyName()
              + ".");
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    files.close();
  }
}
