package org.lumenark.imaging.lif;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

/** The images of one LIF. */
final class LifPixelSource implements PixelSource {

  private final LifInput input;
  private final List<LifImage> images;
  private final List<ImageDescription> descriptions;
  private final List<SourceWarning> warnings;
  private final LifRows reader;

  private LifPixelSource(
      LifInput input,
      List<LifImage> images,
      List<ImageDescription> descriptions,
      List<SourceWarning> warnings) {
    this.input = input;
    this.warnings = warnings;
    this.images = images;
    this.descriptions = List.copyOf(descriptions);
    this.reader = new LifRows(input);
  }

  static LifPixelSource open(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    LifInput input = new LifInput(source, path, limits);
    LifHeader header = LifHeader.read(input);
    LifBlocks blocks = LifBlocks.read(input, header);
    List<LifImage> images = new ArrayList<>();
    long planes = 0;
    LifCatalogue catalogue = LifCatalogue.of(input, header.root());
    for (LifSource each : catalogue.images()) {
      String place = path + " image " + each.path();
      int most = (int) (limits.maxDirectories() - planes);
      for (LifImage image :
          LifLayouts.of(each, blocks.named(each.block(), each.path()), place, most)) {
        if (LifRows.span(image) * image.type().bytes() > limits.maxAllocation()) {
          throw new ImagingException("lif.rows-too-long", place, "Its rows are above the limit.");
        }
        planes += (long) image.groups().size() * image.z().count() * image.t().count();
        images.add(image);
      }
    }
    LifDescriptions describing = new LifDescriptions(path);
    return new LifPixelSource(
        input, images, images.stream().map(describing::of).toList(), catalogue.warnings());
  }

  @Override
  public List<SourceWarning> warnings() {
    return warnings;
  }

  @Override
  public List<ImageDescription> images() {
    return descriptions;
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException {
    descriptions.get(image).requireRows(level, plane, firstRow, rows, target, offset);
    reader.read(images.get(image), plane, firstRow, rows, target, offset);
  }

  @Override
  public int preferredRows(int image, int level) {
    return 1;
  }

  @Override
  public void close() throws IOException {
    input.source().close();
  }
}
