package org.lumenark.imaging.czi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.czi.CziAttachments.Entry;
import org.lumenark.imaging.czi.CziAttachments.Picture;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

/** The images of one CZI, then the pictures that are attached to it. */
final class CziPixelSource implements PixelSource {

  private static final int MAX_WARNINGS = 1_000;

  private final CziInput input;
  private final List<CziImage> images;
  private final List<ImageDescription> descriptions = new ArrayList<>();
  private final List<Attached> attached = new ArrayList<>();
  private final List<SourceWarning> warnings;
  private final PlaneReader reader;

  /** An image of an attachment. */
  private record Attached(PixelSource source, int image) {}

  private CziPixelSource(
      CziInput input,
      CziDescriptions describing,
      List<CziImage> images,
      List<Picture> pictures,
      List<SourceWarning> warnings)
      throws IOException, ImagingException {
    this.input = input;
    this.warnings = warnings;
    this.images = images;
    for (CziImage image : images) {
      ImageDescription description = describing.of(image);
      descriptions.add(description);
      warnOfMissing(image, description.name());
    }
    for (Picture picture : pictures) {
      List<ImageDescription> all = picture.source().images();
      for (int i = 0; i < all.size(); i++) {
        attached.add(new Attached(picture.source(), i));
        descriptions.add(CziDescriptions.associated(all.get(i), picture.name(), input.path()));
      }
    }
    this.reader = new PlaneReader(input);
  }

  static CziPixelSource open(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    CziInput input = new CziInput(source, path, limits);
    CziHeader header = CziHeader.read(input);
    List<Entry> attachments = CziAttachments.list(input, header.attachments());
    List<SourceWarning> warnings = new ArrayList<>();
    List<Picture> pictures = CziAttachments.pictures(input, attachments, warnings);
    return open(input, header, attachments, pictures, warnings);
  }

  /** A CZI in a CZI; its own attachments are not looked at. */
  static CziPixelSource openEmbedded(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    CziInput input = new CziInput(source, path, limits);
    return open(input, CziHeader.read(input), List.of(), List.of(), new ArrayList<>());
  }

  private static CziPixelSource open(
      CziInput input,
      CziHeader header,
      List<Entry> attachments,
      List<Picture> pictures,
      List<SourceWarning> warnings)
      throws IOException, ImagingException {
    List<Subblock> blocks = SubblockDirectory.read(input, header.directory());
    List<CziImage> images = CziImages.of(input, blocks);
    CziMetadata metadata = CziMetadata.read(input, header.metadata());
    double[] times = CziAttachments.times(input, attachments);
    return new CziPixelSource(
        input, new CziDescriptions(input, metadata, images, times), images, pictures, warnings);
  }

  private void warnOfMissing(CziImage image, String name) {
    int declared = image.sizeT() * image.channels().size() * image.sizeZ();
    int missing = declared - image.levels().getFirst().planes().size();
    if (missing > 0 && warnings.size() < MAX_WARNINGS) {
      warnings.add(
          new SourceWarning(
              "czi.planes-missing",
              input.path() + " image " + name,
              missing + " of " + declared + " planes are not in the file; they are given as 0."));
    }
  }

  @Override
  public List<SourceWarning> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public List<ImageDescription> images() {
    return List.copyOf(descriptions);
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    descriptions.get(image).requireRows(level, plane, firstRow, rows, target, offset);
    if (image < images.size()) {
      CziImage found = images.get(image);
      CziLevel resolution = found.levels().get(level);
      reader.read(found, resolution, resolution.tiles(plane), firstRow, rows, target, offset);
    } else {
      Attached picture = attached.get(image - images.size());
      picture.source.readRows(picture.image, level, plane, firstRow, rows, target, offset);
    }
  }

  @Override
  public int preferredRows(int image, int level) {
    if (image < images.size()) {
      return images.get(image).levels().get(level).preferredRows();
    }
    Attached picture = attached.get(image - images.size());
    return picture.source.preferredRows(picture.image, level);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    for (Attached picture : attached) {
      picture.source.close();
    }
    input.source().close();
  }
}
